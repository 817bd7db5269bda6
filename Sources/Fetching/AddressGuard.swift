// SPDX-License-Identifier: Apache-2.0

/// Decides which addresses may be reached: the public Internet, and what the configuration allows.
///
/// It sees each address when its socket is about to be opened, so that redirects, answers of name
/// servers and odd spellings all meet the same check; the text of a URL is never asked.
struct AddressGuard: Sendable {
    let allowed: [Network]

    /// Whether a connection to the address may be opened; linear in the number of networks.
    func permits(_ address: IPAddress) -> Bool {
        if allowed.contains(where: { $0.contains(address) }) { return true }
        if let embedded = Self.translated(address) { return permits(embedded) }
        if address.v4 == nil && !Self.globalUnicast.contains(address) { return false }
        return !Self.refused.contains { $0.contains(address) }
    }

    /// The IPv4 address that a NAT64 gateway would connect to for us.
    ///
    /// Networks without IPv4 reach all IPv4 feeds this way, so it is looked through, not refused.
    /// Source: RFC 6052.
    private static func translated(_ address: IPAddress) -> IPAddress? {
        guard nat64.contains(address) else { return nil }
        return IPAddress(v4: UInt32(truncatingIfNeeded: address.bits))
    }

    private static let nat64 = network("64:ff9b::/96")

    /// All of IPv6 that is handed out for public hosts.
    ///
    /// Loopback, local, multicast, IPv4-compatible and reserved addresses lie outside. Source:
    /// IANA, IPv6 address space.
    private static let globalUnicast = network("2000::/3")

    /// Sources: IANA special-purpose address registries for IPv4 and IPv6; makers of clouds.
    private static let refused: [Network] = [
        "0.0.0.0/8",  // "this host": connects to loopback
        "10.0.0.0/8",  // private
        "100.64.0.0/10",  // behind a provider's NAT; metadata of Alibaba (100.100.100.200)
        "127.0.0.0/8",  // loopback
        "168.63.129.16/32",  // the machine's own services on Azure, in a public block
        "169.254.0.0/16",  // link-local; metadata of most clouds (169.254.169.254)
        "172.16.0.0/12",  // private
        "192.0.0.0/24",  // protocol assignments; metadata of Oracle (192.0.0.192)
        "192.0.2.0/24",  // documentation
        "192.31.196.0/24",  // AS112
        "192.52.193.0/24",  // multicast tunnels
        "192.88.99.0/24",  // 6to4 relays
        "192.168.0.0/16",  // private
        "192.175.48.0/24",  // AS112
        "198.18.0.0/15",  // measurement of devices
        "198.51.100.0/24",  // documentation
        "203.0.113.0/24",  // documentation
        "224.0.0.0/4",  // multicast
        "240.0.0.0/4",  // reserved, broadcast
        "2001::/23",  // protocol assignments, Teredo (which hides an IPv4 address) among them
        "2001:db8::/32",  // documentation
        "2002::/16",  // 6to4, which hides an IPv4 address; given up by RFC 7526
        "2620:4f:8000::/48",  // AS112
        "3fff::/20",  // documentation
    ].map(network)

    private static func network(_ text: String) -> Network {
        guard let network = Network(text) else {
            preconditionFailure("\(text) in our own table is no network")
        }
        return network
    }
}
