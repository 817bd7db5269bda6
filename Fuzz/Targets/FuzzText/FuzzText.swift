// SPDX-License-Identifier: Apache-2.0

import Invariants

@testable import Feeds

/// Bodies of items: markup out, then cleaned; cleaning a second time changes nothing.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    let limit = 8 + Int(input.first ?? 0) * 4
    let texts = [
        PlainText.strip(input, limit: limit), PlainText.stripBody(input, limit: limit),
        CleanText.clean(input, limit: limit),
    ]
    for case let text? in texts {
        if let fault = TextRules.fault(in: text, limit: limit) {
            fatalError("text \(fault): \(text.debugDescription)")
        }
        // Bytes, because == on texts takes different spellings of a letter for the same.
        guard let again = CleanText.clean(text, limit: limit), again.utf8.elementsEqual(text.utf8)
        else { fatalError("cleaning twice changes \(text.debugDescription)") }
    }
    // A text without markup is only cleaned.
    let plain = input.filter { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") }
    guard PlainText.stripBody(plain, limit: limit) == CleanText.clean(plain, limit: limit) else {
        fatalError("stripping changes plain text")
    }
    return 0
}
