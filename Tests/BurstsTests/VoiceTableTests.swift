// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Bursts

struct VoiceTableTests {
    @Test func `the later time is kept`() {
        var table = VoiceTable()
        table.hear(1, at: 50)
        table.hear(1, at: 20)
        #expect(table.lastHeard(1) == 50)
    }

    @Test func `the oldest are forgotten when there are too many`() {
        var table = VoiceTable()
        for index in 0...VoiceTable.capacity { table.hear(UInt64(index), at: index) }
        #expect(table.count == VoiceTable.capacity * 3 / 4)
        #expect(table.lastHeard(0) == nil)
        #expect(table.lastHeard(UInt64(VoiceTable.capacity)) == VoiceTable.capacity)
    }

    @Test func `it is stored in order, whatever the order of arrival`() throws {
        var one = VoiceTable()
        var other = VoiceTable()
        for index in 0..<100 { one.hear(UInt64(index), at: index) }
        for index in (0..<100).reversed() { other.hear(UInt64(index), at: index) }
        #expect(try JSONEncoder().encode([one]) == JSONEncoder().encode([other]))
    }

    @Test func `it survives being stored`() throws {
        var table = VoiceTable()
        table.hear(.max, at: 1_800_000_000)
        table.hear(0, at: 1)
        let stored = try JSONEncoder().encode([table])
        #expect(try JSONDecoder().decode([VoiceTable].self, from: stored) == [table])
    }

    @Test(arguments: ["", "AAAA", "not base64"])
    func `damaged tables read as empty`(text: String) throws {
        let stored = try JSONEncoder().encode([text])
        #expect(try JSONDecoder().decode([VoiceTable].self, from: stored)[0].count == 0)
    }
}
