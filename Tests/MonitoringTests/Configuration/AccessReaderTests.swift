// SPDX-License-Identifier: Apache-2.0

import Fetching
import Foundation
import Glibc
import Model
import Monitoring
import Testing

/// Logins and proxies of the configuration, with the files that hold them.
@Suite struct AccessReaderTests {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "leumund-\(UUID().uuidString)")

    /// Reads a configuration of one feed beside these files, which nobody else may read.
    private func read(
        _ keys: String, url: String = "https://a.example/", fetch: String = "{}",
        files: [String: String] = [:], mode: mode_t = 0o600, credentials: Bool = false
    ) throws -> (configuration: Configuration, warnings: [Problem]) {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            chmod(file.path, mode)
        }
        let text = """
            brands: [{name: Halmbach}]
            fetch: \(fetch)
            feeds: [{name: shop, url: "\(url)", \(keys)}]
            """
        return try ConfigurationReader.read(
            text, file: credentials ? "/nowhere/leumund.yaml" : folder.path + "/leumund.yaml",
            credentials: credentials ? folder.path : nil)
    }

    private func access(
        _ keys: String, fetch: String = "{}", files: [String: String] = [:]
    ) throws -> SourceAccess? {
        let configuration = try read(keys, fetch: fetch, files: files).configuration
        return configuration.access(to: try #require(configuration.sources.first))
    }

    private func problems(
        _ keys: String, url: String = "https://a.example/", fetch: String = "{}",
        files: [String: String] = [:], mode: mode_t = 0o600
    ) -> [String] {
        var problems: [Problem] = []
        do {
            problems = try read(keys, url: url, fetch: fetch, files: files, mode: mode).warnings
        } catch let failure as ConfigurationFailure {
            problems = failure.problems
        } catch {
            return ["\(error)"]
        }
        return problems.map { $0.description.replacing(folder.path + "/", with: "") }
    }

    @Test func `a header file is read line by line`() throws {
        let access = try access(
            "header_file: keys", files: ["keys": "Authorization: Bearer abc\r\n\nX-Key: ä\n"])
        let lines = try ["Authorization: Bearer abc", "X-Key: ä"].map { try HeaderLine($0.utf8) }
        #expect(access?.access.headers == lines)
        #expect(access?.loginFiles == ["keys"])
    }

    @Test func `a credentials file holds one user name and password`() throws {
        let access = try access("credentials_file: login", files: ["login": "joe:a:b\n"])
        #expect(access?.access.login == Login(Array("joe:a:b".utf8)))
    }

    @Test func `a certificate may have its key beside it or in it`() throws {
        let pem = "-----BEGIN CERTIFICATE-----\n"
        let key = "-----BEGIN PRIVATE KEY-----\n"
        let two = try access(
            "client_certificate: c, client_key: k", files: ["c": pem, "k": key])
        let one = try access("client_certificate: c", files: ["c": pem + key])
        #expect(
            two?.access.certificate
                == ClientCertificate(
                    certificate: Secret(Array(pem.utf8)), key: Secret(Array(key.utf8))))
        #expect(one?.access.certificate != nil)
    }

    @Test func `the proxy of fetch holds for all feeds that name none`() throws {
        let fetch = "{proxy: \"http://p.example:1\", proxy_credentials_file: login}"
        let files = ["login": "ann:secret"]
        let common = try access("kind: news", fetch: fetch, files: files)
        #expect(common?.access.proxy?.address == "http://p.example:1")
        #expect(common?.access.proxy?.login != nil)
        let own = try access("proxy: \"socks5h://q.example:2\"", fetch: fetch, files: files)
        #expect(own?.access.proxy?.address == "socks5h://q.example:2")
        #expect(own?.access.proxy?.login == nil)
        let none = try access("proxy: none", fetch: fetch, files: files)
        #expect(none != nil)
        #expect(none?.access.proxy == nil)
    }

    @Test func `a feed without such keys has none`() throws {
        #expect(try access("kind: news") == nil)
    }

    @Test(arguments: [
        ("header_file: f", "abc def", "f:1: no header (write Name: value)"),
        ("header_file: f", "A: b\nHost: x", "f:2: the header Host is not yours to send"),
        ("header_file: f", "A: b\u{1}c", "f:1: a control character"),
        ("header_file: f", "", "f: cannot be read, or is empty"),
        ("header_file: g", "", "g: No such file or directory"),
        ("credentials_file: f", "secret", "f: no user name and password (one line: user:password)"),
        ("credentials_file: f", "joe:secret\nann:secret", "f: no user name and password"),
        ("client_certificate: f", "x", "f: no certificate (it must be PEM)"),
        ("client_certificate: f", "-----BEGIN CERTIFICATE-----", "f: no private key"),
        (
            "client_certificate: f",
            "-----BEGIN CERTIFICATE----- -----BEGIN ENCRYPTED PRIVATE KEY-----",
            "f: the key has a pass phrase"
        ),
        ("client_key: f", "x", "leumund.yaml:3: client_key stands without client_certificate"),
        ("proxy: p.example", "x", "leumund.yaml:3: not a proxy (http://host:port"),
        ("proxy: \"http://a:b@p.example\"", "x", "leumund.yaml:3: a proxy holds a user name"),
        (
            "proxy_credentials_file: f", "x",
            "leumund.yaml:3: proxy_credentials_file stands without proxy"
        ),
        ("header_fil: f", "x", "(did you mean \"header_file\"?)"),
    ])
    func `what is wrong is told with its place, and without what stands there`(
        keys: String, text: String, what: String
    ) {
        let problems = problems(keys, files: ["f": text])
        #expect(problems.contains { $0.contains(what) }, "\(problems)")
        #expect(!problems.contains { $0.contains("secret") || $0.contains("abc") })
    }

    @Test func `a file that everybody may read is warned of, once`() throws {
        let keys = "header_file: f}, {name: other, url: \"https://b.example/\", header_file: f"
        let problems = problems(keys, files: ["f": "A: b"], mode: 0o644)
        #expect(
            problems == [
                "f: everybody on this machine may read it (chmod 640, and the group of the daemon)"
            ])
    }

    @Test func `a login over http is warned of`() {
        let problems = problems(
            "header_file: f", url: "http://a.example/", files: ["f": "A: b"])
        #expect(problems.contains { $0.contains("the login goes over the net unencrypted") })
    }

    @Test func `two logins for one feed are an error`() {
        let problems = problems(
            "credentials_file: f", url: "https://ann:x@a.example/", files: ["f": "joe:y"])
        #expect(problems.contains { $0.contains("a user name stands in url and in") })
    }

    @Test func `a name that systemd knows is found among its credentials`() throws {
        let read = try read("header_file: keys", files: ["keys": "A: b"], credentials: true)
        #expect(read.configuration.access["shop"]?.access.headers.count == 1)
    }
}
