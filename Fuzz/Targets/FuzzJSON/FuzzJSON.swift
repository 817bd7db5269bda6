// SPDX-License-Identifier: Apache-2.0

import Invariants

/// Whole documents in JSON: an object, and what comes after.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    DocumentCheck.run(input, openings: ["{", "["])
    return 0
}
