// SPDX-License-Identifier: Apache-2.0

/// A link taken apart as far as the kind of its site shows in it.
struct LinkShape {
    let host: Substring
    /// The parts of the path that are not empty.
    let path: [Substring]
    private let query: Substring

    /// Nil for what is no absolute link, and for one with a user before its host.
    init?(_ link: String?) {
        guard let link, let mark = link.firstRange(of: "://") else { return nil }
        let rest = link[mark.upperBound...].prefix { $0 != "#" }
        let place = rest.prefix { $0 != "?" }
        let parts = place.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let host = parts.first, !host.isEmpty, !host.contains("@") else { return nil }
        self.host = host
        path = parts.dropFirst().flatMap { $0.split(separator: "/") }
        query = rest[place.endIndex...].dropFirst()
    }

    /// The first parameter with this name, as it is written.
    func parameter(_ name: String) -> Substring? {
        for part in query.split(separator: "&") {
            guard let equals = part.firstIndex(of: "="), part[..<equals] == name else { continue }
            return part[part.index(after: equals)...]
        }
        return nil
    }
}
