// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Fetching

@Suite struct IPAddressTests {
    @Test func `the two spellings of an IPv4 address are one`() {
        #expect(IPAddress("::ffff:10.0.0.1") == IPAddress("10.0.0.1"))
    }

    @Test(arguments: ["10.0.0.1", "255.255.255.255", "0.0.0.0", "::1", "2001:db8::a", "::"])
    func `an address is written as it is read`(text: String) throws {
        #expect(try #require(IPAddress(text)).description == text)
    }

    @Test func `the address of a socket is read in the order of the net`() {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("1.2.3.4")
        let length = MemoryLayout<sockaddr_in>.size
        let read = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { IPAddress($0, length: length) }
        }
        #expect(read == IPAddress("1.2.3.4"))
    }

    @Test(arguments: [sa_family_t(AF_UNIX), sa_family_t(AF_INET6), 0])
    func `a family that is not IP, or too short for it, is no address`(family: sa_family_t) {
        let address = sockaddr(sa_family: family, sa_data: sockaddr().sa_data)
        let read = withUnsafePointer(to: address) {
            IPAddress($0, length: MemoryLayout<sockaddr>.size)
        }
        #expect(read == nil)
    }
}
