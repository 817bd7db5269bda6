// SPDX-License-Identifier: Apache-2.0

import Publishing
import Testing

@Suite struct MarkdownEscapingTests {
    @Test(arguments: HostileText.samples)
    func `no sign of a hostile text stays active`(text: String) {
        #expect(HostileText.activeSigns(Escaping.markdown(text)).isEmpty)
    }

    @Test(arguments: HostileText.samples)
    func `a hostile text is one line that begins nothing`(text: String) throws {
        let escaped = Escaping.markdown(text)
        #expect(escaped.split(omittingEmptySubsequences: false) { $0.isNewline }.count == 1)
        let first = try #require(escaped.unicodeScalars.first)
        #expect(!"#-+=:%@. \t".unicodeScalars.contains(first))
    }

    @Test(arguments: [("1. a", #"1\. a"#), ("12) a", #"12\) a"#), ("1 a", "1 a"), ("7", "7")])
    func `a number begins no list`(text: String, expected: String) {
        #expect(Escaping.markdown(text) == expected)
    }

    @Test(arguments: [
        ("see https://evil.example", #"see https\://evil\.example"#),
        ("www.evil.example", #"www\.evil\.example"#),
        ("ask me@evil.example", #"ask me(at)evil\.example"#),
        ("thanks @halmbach", "thanks @halmbach"),
    ])
    func `a bare address becomes no link`(text: String, expected: String) {
        #expect(Escaping.markdown(text) == expected)
    }

    @Test(arguments: [
        "Metallsplitter in der Tüte, Charge L2291. Zum Glück nicht verschluckt!",
        "Nie wieder (wirklich): 4.99 Euro, z.B. für „nichts“ - 100 % Ärger?",
        "Re: 12:30 #halmbach + @halmbach 👎", "日本語のテキスト", "",
    ])
    func `plain text stays as it is`(text: String) {
        #expect(Escaping.markdown(text) == text)
    }

    @Test func `a backslash before every escaped sign gives the text back`() {
        let text = #"a*b_c[d]<e>|f~g$h&i\j`k"#
        let escaped = Escaping.markdown(text)
        #expect(escaped == #"a\*b\_c\[d\]\<e\>\|f\~g\$h\&i\\j\`k"#)
    }

    @Test func `white space of every kind becomes one space`() {
        #expect(Escaping.markdown(" a\r\n\r\nb\t c\u{A0}d\u{2028}e ") == "a b c d e")
    }

    @Test func `a sign with an accent over it is escaped like the sign`() {
        #expect(Escaping.markdown("[\u{301}a](b)") == "\\[\u{301}a\\](b)")
    }

    @Test func `blanks keep their brackets and nothing else`() {
        #expect(Escaping.markdown("*[Name]* <b>", keepsBrackets: true) == #"\*[Name]\* \<b\>"#)
    }
}

@Suite struct BracketTests {
    @Test(arguments: [
        "[a](b)", "![a](b)", "[a][b]", "[a]: b", "[[page]]", "[^1]", "]\u{301}x ](\u{301}y)",
    ])
    func `brackets that could make a link are found`(text: String) {
        #expect(Escaping.mayLink(text))
    }

    @Test(arguments: ["[Name, Funktion]", "[Uhrzeit].", "[a] (b)", "(a) b", ""])
    func `blanks are no link`(text: String) {
        #expect(!Escaping.mayLink(text))
    }
}

@Suite struct CodeEscapingTests {
    @Test(arguments: [
        ("a`b", "a'b"), ("``", "''"), ("a|b", "a/b"), ("a\nb", "a b"), ("`\u{301}x", "'\u{301}x"),
        ("Metallsplitter", "Metallsplitter"),
    ])
    func `nothing ends a code span`(text: String, expected: String) {
        #expect(Escaping.code(text) == expected)
    }
}

@Suite struct LinkTests {
    @Test(arguments: [
        "javascript:alert(1)", "data:text/html,x", "ftp://a.example", "//a.example", "/path",
        " https://a.example", "", "mailto:a@b.example", "httpsx://a.example",
    ])
    func `what is no plain web address is no link`(link: String) {
        #expect(Escaping.linkTarget(link) == nil)
        #expect(Escaping.host(link) == nil)
        #expect(Escaping.link(link) == nil)
    }

    @Test func `no link is no link`() {
        #expect(Escaping.link(nil) == nil)
        #expect(Escaping.link("https://") == nil)
    }

    @Test(arguments: [
        ("https://a.example/x?y=1&z=%20#t", "https://a.example/x?y=1&z=%20#t"),
        ("https://a.example/a b", "https://a.example/a%20b"),
        ("https://a.example/a)b(c", "https://a.example/a%29b%28c"),
        ("https://a.example/\"'<>", "https://a.example/%22%27%3C%3E"),
        ("https://a.example/a](b", "https://a.example/a%5D%28b"),
        ("https://a.example/`|*\\", "https://a.example/%60%7C%2A%5C"),
        ("https://a.example/a\nb", "https://a.example/a%0Ab"),
        ("https://a.example/ü", "https://a.example/%C3%BC"),
        ("https://a.example/)\u{301}", "https://a.example/%29%CC%81"),
    ])
    func `what could end a link is encoded`(link: String, target: String) {
        #expect(Escaping.linkTarget(link) == target)
    }

    @Test(arguments: [
        ("https://a.example/x", "a.example"), ("http://a.example:8080?x", "a.example:8080"),
        ("https://user:secret@a.example/", "a.example"), ("https://a.example#x", "a.example"),
    ])
    func `a host is shown without path and password`(link: String, host: String) {
        #expect(Escaping.host(link) == host)
    }

    @Test func `a link shows its host`() {
        #expect(
            Escaping.link("https://www.a_b.example/x")
                == #"[www.a\_b.example](https://www.a_b.example/x)"#)
    }
}
