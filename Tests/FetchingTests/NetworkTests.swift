// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Fetching

@Suite struct NetworkTests {
    @Test(arguments: [
        ("127.0.0.0/8", "127.0.0.0/8"), ("::1/128", "::1/128"), ("fd00::/8", "fd00::/8"),
        ("0.0.0.0/0", "0.0.0.0/0"), ("::/0", "::/0"), ("192.168.1.7", "192.168.1.7/32"),
        ("2001:db8::1", "2001:db8::1/128"), ("::ffff:10.0.0.0/104", "10.0.0.0/8"),
    ])
    func `a network is read and written`(text: String, canonical: String) throws {
        #expect(try #require(Network(text)).description == canonical)
    }

    @Test(arguments: [
        "", "/8", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/+8",
        "10.0.0.0/8/8",
        "10.0.0/8", "localhost", "10.0.0.0 /8", "10.0.0.0/ 8", "fe80::1%lo", "10.0.0.0/0008", "x/8",
    ])
    func `what is no network is refused`(text: String) {
        #expect(Network(text) == nil)
    }

    @Test func `bits beyond the length are refused`() {
        #expect(Network("10.1.2.3/8") == nil)
        #expect(Network("fd00::1/8") == nil)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.255.255"), ("10.0.0.0/8", "::ffff:10.1.2.3"),
        ("::ffff:10.0.0.0/104", "10.1.2.3"), ("0.0.0.0/0", "8.8.8.8"), ("::/0", "2000::1"),
        ("192.168.1.4/30", "192.168.1.7"), ("fd00::/8", "fdff::1"),
    ])
    func `an address inside is contained`(network: String, address: String) throws {
        #expect(try #require(Network(network)).contains(address))
    }

    @Test(arguments: [
        ("10.0.0.0/8", "11.0.0.0"), ("::/0", "10.0.0.1"), ("::/0", "::ffff:10.0.0.1"),
        ("0.0.0.0/0", "::1"), ("192.168.1.4/30", "192.168.1.8"), ("fd00::/8", "fc00::1"),
        ("10.0.0.0/8", "10.0.0.1.example.org"),
    ])
    func `an address outside is not contained`(network: String, address: String) throws {
        #expect(try !#require(Network(network)).contains(address))
    }
}
