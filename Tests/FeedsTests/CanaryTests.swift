// SPDX-License-Identifier: Apache-2.0

import CXML2
import Foundation
import Model
import TestSupport
import Testing

@testable import Feeds

/// Reading a document opens no connection and no file, whatever the document names.
@Suite struct CanaryTests {
    /// Documents in which a reader could find an address to follow; `$` is where it leads.
    private static let documents = [
        "external DTD": "<!DOCTYPE rss SYSTEM '$'><rss><channel><title>t</title></channel></rss>",
        "external DTD with a public name":
            "<!DOCTYPE rss PUBLIC 'p' '$'><rss><channel><title>t</title></channel></rss>",
        "external parameter entity":
            "<!DOCTYPE rss [<!ENTITY % p SYSTEM '$'> %p;]><rss><channel/></rss>",
        "external entity":
            "<!DOCTYPE rss [<!ENTITY x SYSTEM '$'>]><rss><channel><title>&x;</title></channel></rss>",
        "stylesheet": "<?xml-stylesheet type='text/xsl' href='$'?><rss><channel/></rss>",
        "XInclude": """
        <rss xmlns:xi='http://www.w3.org/2001/XInclude'><channel><item><description>
        <xi:include href='$' parse='text'/></description></item></channel></rss>
        """,
        "schema": """
        <rss xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
        xsi:schemaLocation='urn:x $' xsi:noNamespaceSchemaLocation='$'><channel/></rss>
        """,
        "addresses of RSS": """
        <rss><channel><docs>$</docs><cloud domain='$' port='80' path='/'/>
        <image><url>$</url><link>$</link></image><item><comments>$</comments>
        <enclosure url='$' length='1' type='audio/mpeg'/><source url='$'>s</source>
        <guid>$</guid><link>$</link></item></channel></rss>
        """,
        "addresses of Atom": """
        <feed xmlns='http://www.w3.org/2005/Atom' xml:base='$'><link rel='hub' href='$'/>
        <link rel='next' href='$'/><icon>$</icon><logo>$</logo><entry>
        <link rel='enclosure' href='$'/><content type='text/html' src='$'/></entry></feed>
        """,
        "HTML in a body": """
        <rss><channel><item><description><![CDATA[<base href="$"><img src="$" srcset="$ 2x">
        <script src="$"></script><link rel="stylesheet" href="$"><iframe src="$"></iframe>
        <object data="$"></object>]]></description></item></channel></rss>
        """,
        "HTML page": """
        <!DOCTYPE html SYSTEM "$"><html><head><base href="$"><script src="$"></script>
        <link rel="alternate" type="application/rss+xml" href="$"></head>
        <body background="$"><img src="$"></body></html>
        """,
        "JSON": """
        {"version": "https://jsonfeed.org/version/1.1", "feed_url": "$", "next_url": "$",
        "icon": "$", "hubs": [{"type": "x", "url": "$"}], "items": [{"id": "1", "image": "$",
        "content_html": "<img src='$'>", "attachments": [{"url": "$"}]}]}
        """,
    ]

    /// Those that libxml2 follows by itself when nothing holds it back.
    private static let followed = [
        "external DTD", "external DTD with a public name", "external parameter entity",
        "external entity",
    ]

    private static func document(_ name: String, leadingTo address: String) throws -> [UInt8] {
        Array(try #require(documents[name]).replacing("$", with: address).utf8)
    }

    /// What a careless program lets libxml2 do.
    private static func readCarelessly(_ bytes: [UInt8]) -> String {
        let options = XML_PARSE_NOENT.rawValue | XML_PARSE_DTDLOAD.rawValue
        let quiet = XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let tree = bytes.withUnsafeBytes { bytes in
            xmlReadMemory(
                bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, nil,
                Int32(options | quiet))
        }
        defer { xmlFreeDoc(tree) }
        let text = xmlNodeGetContent(xmlDocGetRootElement(tree))
        defer { free(text) }
        return text.map { String(cString: $0) } ?? ""
    }

    @Test(.enabled("this libxml2 has no HTTP of its own") { xmlHasFeature(XML_WITH_HTTP) != 0 })
    func `no address in a document is asked, although libxml2 alone would ask`() async throws {
        let server = try LoopbackServer { _ in [.answer(body: "<!ENTITY y 'z'>"), .close] }
        defer { server.stop() }
        for name in Self.documents.keys.sorted() {
            let bytes = try Self.document(name, leadingTo: server.url("/ours"))
            _ = try? parse(bytes: bytes, url: server.url("/ours"))  // some are no feeds
        }
        // Connections are accepted in turn: once these are seen, any earlier one would be too.
        for name in Self.followed {
            let path = "/alone/\(name.replacing(" ", with: "-"))"
            _ = Self.readCarelessly(try Self.document(name, leadingTo: server.url(path)))
            #expect(server.requests.contains { $0.hasPrefix("GET \(path)") }, "\(name)")
        }
        #expect(!server.requests.contains { $0.contains("/ours") })
        #expect(server.connections == server.requests.count)
    }

    @Test func `no file that a document names is read, although libxml2 alone would read it`()
        throws
    {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "feeds-canary-\(UUID().uuidString)")
        try Data("nightingale".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }  // a leftover does no harm
        for name in Self.documents.keys.sorted() {
            let bytes = try Self.document(name, leadingTo: file.absoluteString)
            let result = Result { try parse(bytes: bytes, url: file.absoluteString) }
            #expect(!"\(result)".contains("nightingale"), "\(name)")
        }
        let alone = Self.readCarelessly(
            try Self.document("external entity", leadingTo: file.absoluteString))
        #expect(alone == "nightingale")
    }
}
