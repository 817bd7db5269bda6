// SPDX-License-Identifier: Apache-2.0

import Invariants

/// Whole documents in XML, and everything else that the bytes may be.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    DocumentCheck.run(input)
    return 0
}
