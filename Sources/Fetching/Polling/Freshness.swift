// SPDX-License-Identifier: Apache-2.0

internal import CCurl
internal import Foundation

/// How long an answer stays fresh, as its headers say.
///
/// Source: RFC 9111, sections 4.2.1 and 5.3.
struct Freshness {
    var cacheControl: String?
    var expires: String?
    var date: String?
    var age: String?

    /// Seconds from the arrival of the answer on; nil when it says nothing, or that it is stale.
    func seconds(arrived: Date) -> Int? {
        let directives = Self.directives(cacheControl ?? "")
        guard directives["no-store"] == nil, directives["no-cache"] == nil else { return nil }
        let seconds =
            if let maximum = directives["max-age"] {
                Self.count(maximum).map { $0 - (Self.count(age ?? "") ?? 0) }
            } else {
                lifetime(arrived)
            }
        return seconds.flatMap { $0 > 0 ? $0 : nil }
    }

    private func lifetime(_ arrived: Date) -> Int? {
        guard let end = Self.time(expires) else { return nil }
        return end - (Self.time(date) ?? Int(arrived.timeIntervalSince1970))
    }

    /// A date of HTTP in seconds since 1970; nil when it is none.
    static func time(_ text: String?) -> Int? {
        guard let text else { return nil }
        let time = curl_getdate(text, nil)
        return time < 0 ? nil : Int(time)
    }

    /// Names in small letters, with their values without quotes.
    private static func directives(_ text: String) -> [String: String] {
        text.split(separator: ",").reduce(into: [:]) { found, directive in
            let parts = directive.split(separator: "=", maxSplits: 1)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard let name = parts.first?.lowercased(), found[name] == nil else { return }
            found[name] = parts.count > 1 ? parts[1].trimmingCharacters(in: ["\""]) : ""
        }
    }

    /// A number of seconds; nil when it is none.
    ///
    /// Nine digits are 31 years; longer numbers are as good.
    static func count(_ text: String) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ 48...57 ~= $0 }) else { return nil }
        return text.utf8.count > 9 ? 999_999_999 : Int(text)
    }
}
