// SPDX-License-Identifier: Apache-2.0

import Foundation

@testable import Feeds

/// Dates: in the years 1 to 9999, a day more for zones, and the same however they are padded.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    guard let date = FeedDate.read(text) else { return 0 }
    let seconds = date.timeIntervalSince1970
    guard (-62_135_683_200...253_402_387_200).contains(seconds) else {
        fatalError("\(text.debugDescription) is \(seconds)")
    }
    guard FeedDate.read(" \n\t\(text)") == date else { fatalError("white space matters") }
    checkRoundTrip(of: date)
    return 0
}

/// What Foundation writes of a date reads as the same second.
private func checkRoundTrip(of date: Date) {
    let whole = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
    let years = -62_135_596_800.0..<253_402_300_800.0
    guard years.contains(whole.timeIntervalSince1970) else { return }
    // Before 1582 Foundation counts by another calendar.
    guard whole.timeIntervalSince1970 > -12_219_292_800 else { return }
    let written = whole.formatted(.iso8601)
    guard FeedDate.read(written) == whole else { fatalError("\(written) is read otherwise") }
}
