// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// An address of IPv4 or IPv6; both live in one space of 128 bits.
///
/// IPv4 addresses are kept as IPv4-mapped IPv6 (`::ffff:a.b.c.d`), so that the two spellings of one
/// host are one value and cannot be told apart by a rule. Source: RFC 4291, section 2.5.5.2.
struct IPAddress: Sendable, Hashable {
    let bits: UInt128

    /// Where IPv4 lies in the space: `::ffff:0:0/96`.
    private static let mappedPrefix: UInt128 = 0xffff

    init(bits: UInt128) {
        self.bits = bits
    }

    init(v4: UInt32) {
        bits = Self.mappedPrefix << 32 | UInt128(v4)
    }

    /// Reads the usual spellings of an address, without zone and without port.
    init?(_ text: String) {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(v4: UInt32(bigEndian: four.s_addr))
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        self.init(six)
    }

    /// Reads the address of a socket; nil for a family that is not IP, or too short for its family.
    init?(_ socketAddress: UnsafePointer<sockaddr>, length: Int) {
        let raw = UnsafeRawPointer(socketAddress)
        switch Int32(socketAddress.pointee.sa_family) {
        case AF_INET where length >= MemoryLayout<sockaddr_in>.size:
            let four = raw.loadUnaligned(as: sockaddr_in.self)
            self.init(v4: UInt32(bigEndian: four.sin_addr.s_addr))
        case AF_INET6 where length >= MemoryLayout<sockaddr_in6>.size:
            self.init(raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr)
        default:
            return nil
        }
    }

    private init(_ six: in6_addr) {
        bits = withUnsafeBytes(of: six) { UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) }
    }

    /// The IPv4 address, if this is one or its mapped form.
    var v4: UInt32? {
        bits >> 32 == Self.mappedPrefix ? UInt32(truncatingIfNeeded: bits) : nil
    }
}

extension IPAddress: CustomStringConvertible {
    /// The usual spelling: dotted for IPv4, the short form of RFC 5952 for IPv6.
    var description: String {
        if let v4 {
            return [24, 16, 8, 0].map { String(v4 >> $0 & 0xff) }.joined(separator: ".")
        }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let written = withUnsafeBytes(of: bits.bigEndian) {
            inet_ntop(AF_INET6, $0.baseAddress, &text, socklen_t(INET6_ADDRSTRLEN)) != nil
        }
        precondition(written, "16 bytes and 46 characters are what inet_ntop asks for")
        return text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }
}
