// SPDX-License-Identifier: Apache-2.0

/// A 64-bit hash that is the same on every machine and in every run (FNV-1a).
///
/// For fingerprints and tables only: whoever can choose the input can make two collide, so ids
/// come from SHA-256 instead. Source: Fowler, Noll, Vo, draft-eastlake-fnv.
package struct StableHash: Sendable {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    package init() {}

    /// Adds one byte.
    package mutating func combine(_ byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    /// Adds the UTF-8 bytes of a text.
    package mutating func combine(_ text: some StringProtocol) {
        var hash = self
        // A byte at a time through the protocol costs ten times as much.
        let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
            for byte in bytes { hash.combine(byte) }
        }
        if isDone == nil { for byte in text.utf8 { hash.combine(byte) } }
        self = hash
    }

    /// The hash, with its bits mixed so that the low ones are as good as the high ones.
    package var value: UInt64 {
        var mixed = state
        mixed = (mixed ^ (mixed >> 33)) &* 0xff51_afd7_ed55_8ccd
        mixed = (mixed ^ (mixed >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return mixed ^ (mixed >> 33)
    }

    /// The hash of a text.
    package static func of(_ text: some StringProtocol) -> UInt64 {
        var hash = StableHash()
        hash.combine(text)
        return hash.value
    }
}
