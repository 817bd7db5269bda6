// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Feeds

@Suite struct OutlineReaderTests {
    /// Reads a text in pieces of so many bytes.
    private func read(
        _ text: String, pieces size: Int = 4096, depthLimit: Int = 20, most: Int = .max
    ) throws(OutlineProblem) -> [Outline] {
        var rest = Array(text.utf8)[...]
        var found: [Outline] = []
        try OutlineReader.read(
            depthLimit: depthLimit,
            nextPiece: {
                defer { rest = rest.dropFirst(size) }
                return rest.isEmpty ? nil : Array(rest.prefix(size))
            },
            take: {
                found.append($0)
                return found.count < most
            })
        return found
    }

    private func opml(_ body: String) -> String {
        "<?xml version=\"1.0\"?>\n<opml version=\"2.0\">\n<body>\n\(body)\n</body></opml>"
    }

    @Test(arguments: [1, 7, 4096])
    func `outlines are found in folders, whatever the pieces`(size: Int) throws {
        let text = opml(
            """
            <outline text="Press"><outline title="Daily &amp; Sunday" text="x" xmlUrl=" https://a.example/?a=1&amp;b=2 "/>
            <outline text="Deep"><OUTLINE TEXT="B&#252;cher" XMLURL="https://b.example/"/></outline></outline>
            <outline xmlUrl="https://c.example/"/>
            """)
        #expect(
            try read(text, pieces: size) == [
                Outline(
                    name: "Daily & Sunday", address: "https://a.example/?a=1&b=2", line: 4),
                Outline(name: "Bücher", address: "https://b.example/", line: 5),
                Outline(name: nil, address: "https://c.example/", line: 6),
            ])
    }

    @Test func `a name is free of what steers a terminal`() throws {
        let text = opml("<outline title='a\u{202E}b&#10;c' xmlUrl='https://a.example/'/>")
        #expect(try read(text).map(\.name) == ["ab c"])
    }

    @Test func `an encoding that the document declares is understood`() throws {
        let head =
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><opml><outline xmlUrl=\"u\" text=\""
        let bytes = Array(head.utf8) + [0xE4] + Array("\"/></opml>".utf8)
        var found: [Outline] = []
        var next: [UInt8]? = bytes
        try OutlineReader.read(
            nextPiece: {
                defer { next = nil }
                return next
            }, take: { found.append($0) == () })
        #expect(found.map(\.name) == ["ä"])
    }

    @Test func `reading ends when no more are wanted`() throws {
        let many = String(repeating: "<outline xmlUrl='https://a.example/'/>", count: 9)
        #expect(try read(opml(many), most: 3).count == 3)
    }

    @Test func `a tag that is not closed is told with its line`() {
        let text = opml("<outline text='a'>\n<outline xmlUrl='https://a.example/'/>")
        #expect {
            try read(text)
        } throws: { problem in
            guard case OutlineProblem.notWellFormed(let line, let reason) = problem else {
                return false
            }
            return line == 6 && reason.contains("outline")
        }
    }

    @Test func `a document type is refused before its entities are read`() {
        let bomb = "<!DOCTYPE opml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
        let text = "\(bomb)<opml><outline xmlUrl='&a;'/></opml>"
        #expect(throws: OutlineProblem.documentType(line: 1)) { try read(text) }
    }

    @Test func `another document is refused by the name of its root`() {
        #expect(throws: OutlineProblem.notOPML(line: 1, root: "rss")) { try read("<rss/>") }
    }

    @Test func `folders nested too deep are refused`() {
        let deep = String(repeating: "<outline>", count: 20)
        #expect(throws: OutlineProblem.tooDeep(line: 4, limit: 20)) { try read(opml(deep)) }
    }

    @Test func `a flood of attributes is refused before libxml2 compares each with each`() {
        let flood = (0..<20_000).map { "a\($0)=''" }.joined(separator: " ")
        #expect {
            try read(opml("<outline \(flood)/>"))
        } throws: { problem in
            guard case OutlineProblem.tooLong(_, 65536) = problem else { return false }
            return true
        }
    }

    @Test func `nothing at all is told`() {
        #expect {
            try read(" ")
        } throws: { problem in
            guard case OutlineProblem.notWellFormed = problem else { return false }
            return true
        }
    }
}
