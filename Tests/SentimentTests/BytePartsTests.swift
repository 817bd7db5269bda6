// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sentiment

@Suite struct BytePartsTests {
    @Test(arguments: [
        "0", "1", "-1", "-0", "-0.0", "0.1", "-1.25", "3.30", "007", "2.675", "123456789.12345",
    ])
    func `plain decimals are read as the standard library reads them`(text: String) {
        let number = text.withBytes(\.decimal)
        #expect(number == Double(text))
        #expect(number?.sign == Double(text)?.sign)
    }

    @Test(arguments: [
        "", "-", ".", "1.", "+1", "1e3", "nan", "1,5", "--1", "1.2.3", " 1", "0.30000000000000004",
    ])
    func `any other spelling is none`(text: String) {
        #expect(text.withBytes(\.decimal) == nil)
    }

    @Test func `parts are what stands between the signs and is not empty`() {
        let parts = ",a,,b,".withBytes { $0.items(between: UInt8(ascii: ",")).map { $0.count } }
        #expect(parts == [1, 1])
    }
}
