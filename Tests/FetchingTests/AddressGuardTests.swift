// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Fetching

@Suite struct AddressGuardTests {
    private func permits(_ address: String, _ allowed: String...) throws -> Bool {
        let networks = try allowed.map { try #require(Network($0)) }
        return AddressGuard(allowed: networks).permits(try #require(IPAddress(address)))
    }

    @Test(arguments: [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1",
        "127.255.255.254", "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255",
        "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255",
        "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
        "255.255.255.255",
    ])
    func `a special IPv4 address is refused`(address: String) throws {
        #expect(try !permits(address))
    }

    @Test(arguments: [
        "::", "::1", "::7f00:1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1",
        "100::1", "2001:db8::1", "2001::1", "2001:0:7f00:1::", "2001:10::1", "2002:7f00:1::1",
        "2002:808:808::1", "3fff::1", "4000::1", "5f00::1", "64:ff9b:1::1",
    ])
    func `a special IPv6 address is refused`(address: String) throws {
        #expect(try !permits(address))
    }

    @Test(arguments: ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254"])
    func `a special address in mapped form is refused`(address: String) throws {
        #expect(try !permits(address))
    }

    @Test(arguments: ["64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b::a9fe:a9fe"])
    func `a special address behind NAT64 is refused`(address: String) throws {
        #expect(try !permits(address))
    }

    @Test(arguments: [
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "128.0.0.1",
        "172.15.255.255", "172.32.0.0", "192.0.1.1", "198.17.255.255", "198.20.0.0",
        "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "::ffff:1.1.1.1", "64:ff9b::101:101",
    ])
    func `a public address is permitted`(address: String) throws {
        #expect(try permits(address))
    }

    @Test func `an allowed network is permitted, and only it`() throws {
        #expect(try permits("10.1.2.3", "10.1.0.0/16"))
        #expect(try !permits("10.2.2.3", "10.1.0.0/16"))
        #expect(try permits("::1", "::1/128"))
    }

    @Test func `an allowed network counts in mapped form and behind NAT64`() throws {
        #expect(try permits("::ffff:10.1.2.3", "10.1.0.0/16"))
        #expect(try permits("64:ff9b::a01:203", "10.1.0.0/16"))
    }
}
