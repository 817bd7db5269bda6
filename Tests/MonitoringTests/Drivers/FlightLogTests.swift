// SPDX-License-Identifier: Apache-2.0

import Foundation
import Monitoring
import Testing

@Suite struct FlightLogTests {
    private let path = FileManager.default.temporaryDirectory
        .appending(path: "leumund-flight-\(UUID())").path

    @Test func `what was in work is known after a sudden death`() {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let first = FlightLog(path: path)
        #expect(first.left.isEmpty)
        for name in ["a", "b\nc", "d"] { first.enter(name) }
        first.leave(["a"])
        let second = FlightLog(path: path)
        #expect(second.left == ["b c", "d"])
        #expect(FlightLog(path: path).left.isEmpty)
    }

    @Test func `without a file nothing is remembered, and nothing fails`() {
        let log = FlightLog(path: "/nowhere/at/all")
        log.enter("a")
        log.leave(["a"])
        #expect(FlightLog(path: nil).left.isEmpty)
    }
}
