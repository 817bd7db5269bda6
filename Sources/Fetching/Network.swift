// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A block of addresses in CIDR notation, such as `10.0.0.0/8` or `fd00::/8`.
package struct Network: Sendable, Hashable {
    private let first: UInt128
    /// Of the 128 bits of the common space, how many are fixed.
    private let fixedBits: Int
    private let isV4: Bool

    /// Reads CIDR notation; an address without a length is a network of that one address.
    ///
    /// Nil if it is neither, or if the address has bits beyond the length (`10.1.2.3/8`), which is
    /// a slip of the pen that would open more than was meant.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let head = parts.first, let address = IPAddress(String(head)) else { return nil }
        // A mapped spelling counts its length in IPv6 bits, a dotted one in IPv4 bits.
        let isDotted = !head.contains(":")
        let width = isDotted ? 32 : 128
        var length = width
        if parts.count == 2 {
            guard let written = Self.length(parts[1], width: width) else { return nil }
            length = written
        }
        first = address.bits
        fixedBits = isDotted ? 96 + length : length
        isV4 = address.v4 != nil && fixedBits >= 96
        guard first & ~Self.mask(fixedBits) == 0 else { return nil }
    }

    /// Whether the address, as text, lies in the network.
    package func contains(_ address: String) -> Bool {
        IPAddress(address).map(contains) ?? false
    }

    /// IPv6 networks hold no IPv4 address, not even `::/0`: who opens one means one family.
    func contains(_ address: IPAddress) -> Bool {
        (address.v4 != nil) == isV4 && address.bits & Self.mask(fixedBits) == first
    }

    private static func length(_ text: Substring, width: Int) -> Int? {
        guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ 48...57 ~= $0 }),
            let length = Int(text), length <= width
        else { return nil }
        return length
    }

    private static func mask(_ bits: Int) -> UInt128 {
        // A shift by the full width gives 0, which is the mask of a network of length 0.
        UInt128.max << (128 - bits)
    }
}

extension Network: CustomStringConvertible {
    /// The network in CIDR notation.
    package var description: String {
        "\(IPAddress(bits: first))/\(isV4 ? fixedBits - 96 : fixedBits)"
    }
}
