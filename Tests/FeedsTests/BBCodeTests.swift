// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Feeds

struct BBCodeTests {
    private func strip(_ text: String) -> String {
        String(decoding: BBCode.strip(Array(text.utf8)), as: UTF8.self)
    }

    @Test(arguments: [
        ("[b]fett[/B] und [url=https://a.example/?x=1]Verweis[/url]", "fett und Verweis"),
        ("[h1]Titel[/h1]Text[hr][/hr]", " Titel Text  "),
        ("[list][*]eins[*]zwei[/list]", "  eins zwei "),
        ("[quote=mia;7]alt[/quote]neu", " alt neu"),
        ("a[img]https://a.example/x.png[/img]b", "ab"),
        ("[noparse][b]x[/b][/noparse][i]y[/i]", "[b]x[/b]y"),
        ("[table noborder=1][tr][td]1[/td][/tr][/table]", "   1   "),
        ("[previewyoutube=abc;full][/previewyoutube]z", "z"),
    ])
    func `tags go, and their text stays`(text: String, stripped: String) {
        #expect(strip(text) == stripped)
    }

    @Test(arguments: [
        "[10/10]", "[sic] [", "[b", "[/]", "[]", "[bold]x", "[b [i=", "[b=1\n]",
        "[previewyoutubes]",
        "x]",
    ])
    func `other brackets are the author's`(text: String) {
        #expect(strip(text) == text)
    }

    @Test func `what is never closed loses nothing`() {
        #expect(strip("a[img]b[img]c") == "abc")
        #expect(strip("a[noparse][b]c") == "a[b]c")
    }
}
