// SPDX-License-Identifier: Apache-2.0

import Fetching
import Model
internal import Yams

/// Reads what an entry says about logins and proxies, and the files that it names.
struct AccessReader {
    /// Keys of an entry of `feeds`.
    static let keys =
        [
            "header_file", "credentials_file", "client_certificate", "client_key",
        ] + proxyKeys
    /// Keys of `fetch` too, where they are meant for all feeds.
    static let proxyKeys = ["proxy", "proxy_credentials_file"]
    /// The word for a feed that is asked without the proxy of the others.
    private static let noProxy = "none"

    private var files: SecretFiles
    /// How every source is reached that says nothing else.
    private(set) var common: SourceAccess?

    /// `credentials`: the folder that `$CREDENTIALS_DIRECTORY` names.
    init(folder: ConfigurationFolder, credentials: String?) {
        files = SecretFiles(folder: folder, credentials: credentials)
    }

    /// Reads the proxy for all feeds.
    mutating func readCommon(_ entries: [String: Node], _ reader: inout YAMLReader) {
        var access = SourceAccess()
        readProxy(entries, into: &access, &reader)
        reader.add(files.takeProblems())
        common = access == SourceAccess() ? nil : access
    }

    /// How a source is reached; nil when that is how all are.
    mutating func access(
        _ entries: [String: Node], to location: Source.Location, at node: Node,
        _ reader: inout YAMLReader
    ) -> SourceAccess? {
        guard Self.keys.contains(where: { entries[$0] != nil }) else { return nil }
        guard case .url(let url) = location else {
            reader.note("a file needs neither login nor proxy", at: node)
            return nil
        }
        var access = common ?? SourceAccess()
        readHeaders(entries["header_file"], into: &access, &reader)
        readLogin(entries["credentials_file"], into: &access, &reader)
        readCertificate(entries, into: &access, &reader)
        readProxy(entries, into: &access, &reader)
        reader.add(files.takeProblems())
        warn(access, url, at: node, &reader)
        return access
    }

    private func warn(
        _ access: SourceAccess, _ url: String, at node: Node, _ reader: inout YAMLReader
    ) {
        if access.access.login != nil, url != url.withoutCredentials {
            reader.note(
                "a user name stands in url and in credentials_file", at: node,
                hint: "leave one of them")
        }
        if access.access.hasLogin, !url.hasPrefix("https:") {
            reader.note(
                "the login goes over the net unencrypted", at: node, hint: "write https in url",
                weight: .warning)
        }
    }

    // MARK: - Logins

    private mutating func readHeaders(
        _ node: Node?, into access: inout SourceAccess, _ reader: inout YAMLReader
    ) {
        guard let name = reader.text(node, of: "header_file") else { return }
        access.loginFiles.append(name)
        guard let bytes = files.bytes(of: name) else { return }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if line.allSatisfy({ $0 == UInt8(ascii: " ") }) { continue }
            do throws(HeaderLine.Fault) {
                access.access.headers.append(try HeaderLine(line))
            } catch {
                note(error, in: name, line: index + 1)
            }
        }
    }

    private mutating func note(_ fault: HeaderLine.Fault, in name: String, line: Int) {
        switch fault {
        case .notAHeader:
            files.note("no header", in: name, line: line, hint: "write Name: value")
        case .controlCharacter:
            files.note("a control character", in: name, line: line, hint: "write Name: value")
        case .forbidden(let header):
            files.note(
                "the header \(header) is not yours to send", in: name, line: line,
                hint: "take the line out")
        }
    }

    private mutating func readLogin(
        _ node: Node?, into access: inout SourceAccess, _ reader: inout YAMLReader
    ) {
        guard let name = reader.text(node, of: "credentials_file") else { return }
        access.loginFiles.append(name)
        access.access.login = login(in: name)
    }

    private mutating func login(in name: String) -> Login? {
        guard var bytes = files.bytes(of: name) else { return nil }
        while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
            bytes.removeLast()
        }
        if let login = Login(bytes) { return login }
        files.note("no user name and password", in: name, hint: "one line: user:password")
        return nil
    }

    private mutating func readCertificate(
        _ entries: [String: Node], into access: inout SourceAccess, _ reader: inout YAMLReader
    ) {
        let key = reader.text(entries["client_key"], of: "client_key")
        guard let name = reader.text(entries["client_certificate"], of: "client_certificate") else {
            if key != nil {
                reader.note(
                    "client_key stands without client_certificate", at: entries["client_key"])
            }
            return
        }
        access.loginFiles.append(name)
        let holder = key ?? name
        guard let certificate = files.bytes(of: name, isSecret: holder == name),
            let bytes = files.bytes(of: holder)
        else { return }
        if !certificate.holds("-----BEGIN CERTIFICATE-----") {
            return files.note("no certificate", in: name, hint: "it must be PEM")
        }
        guard bytes.holds("PRIVATE KEY-----") else {
            return files.note("no private key", in: holder, hint: "PEM, named by client_key")
        }
        guard !bytes.holds("ENCRYPTED") else {
            return files.note(
                "the key has a pass phrase, for which nobody can be asked", in: holder,
                hint: "take it off with openssl pkey")
        }
        access.access.certificate = ClientCertificate(
            certificate: Secret(certificate), key: Secret(bytes))
    }

    // MARK: - Proxies

    private mutating func readProxy(
        _ entries: [String: Node], into access: inout SourceAccess, _ reader: inout YAMLReader
    ) {
        let file = reader.text(
            entries["proxy_credentials_file"], of: "proxy_credentials_file")
        if let text = reader.text(entries["proxy"], of: "proxy") {
            access.access.proxy = nil
            access.proxyFile = nil
            if text == Self.noProxy { return }
            access.access.proxy = proxy(text, at: entries["proxy"], &reader)
            if access.access.proxy == nil { return }
        }
        guard let file else { return }
        guard access.access.proxy != nil else {
            return reader.note(
                "proxy_credentials_file stands without proxy",
                at: entries["proxy_credentials_file"])
        }
        access.proxyFile = file
        access.access.proxy?.login = login(in: file)
    }

    private func proxy(_ text: String, at node: Node?, _ reader: inout YAMLReader) -> Proxy? {
        do throws(Proxy.Fault) {
            return try Proxy(text)
        } catch {
            switch error {
            case .notAProxy:
                reader.note(
                    "not a proxy", at: node,
                    hint: "http://host:port, https://host:port, socks5h://host:port or none")
            case .hasCredentials:
                reader.note(
                    "a proxy holds a user name or password", at: node,
                    hint: "write user:password into a file and name it in proxy_credentials_file")
            }
            return nil
        }
    }
}

extension [UInt8] {
    /// Whether these letters stand somewhere in it.
    fileprivate func holds(_ text: String) -> Bool { firstRange(of: Array(text.utf8)) != nil }
}
