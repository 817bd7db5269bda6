// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Feeds

struct PlainTextTests {
    private func strip(_ html: String) -> String? {
        PlainText.strip(Array(html.utf8), limit: .max)
    }

    private func body(_ html: String) -> String? {
        PlainText.stripBody(Array(html.utf8), limit: .max)
    }

    @Test(arguments: [
        ("<p>eins</p><p>zwei</p>", "eins zwei"),
        ("a<br/>b<hr>c", "a b c"),
        ("<td>1</td><td>2</td>", "1 2"),
        ("un<b>glaub</b>lich", "unglaublich"),
        ("<foo>x</foo><o:p>y</o:p>", "xy"),
    ])
    func `blocks separate words, other elements leave no trace`(html: String, text: String) {
        #expect(strip(html) == text)
    }

    @Test(arguments: [
        ("a<script>if (1 < 2) { x('</p>') }</script>b", "ab"),
        ("a<STYLE type='x'>p { }</Style >b", "ab"),
        ("<head><title>t</title></head>b", "b"),
        ("a<!-- <b>c</b> -->b", "ab"),
        ("a<!-- offen >b", "ab"),
        ("a<?php echo 1 ?>b", "ab"),
        ("a<script>nie zu", "a"),
    ])
    func `what nobody sees is dropped`(html: String, text: String) {
        #expect(strip(html) == text)
    }

    @Test(arguments: [
        ("R&amp;D &lt;3 &uuml;&#252;&#xFC;", "R&D <3 üüü"),
        ("a&nbsp;b&nbsp-c &ampel;", "a b -c &ampel;"),
        ("&amp;lt;", "&lt;"),
        ("AT&T &bogus; &", "AT&T &bogus; &"),
        ("don&#146;t &#0;&#xD800;", "don’t \u{FFFD}"),
        ("&#x1F600;&#99999999999;", "😀\u{FFFD}"),
        ("?a=1&lt=2", "?a=1&lt=2"),
    ])
    func `references are resolved once`(html: String, text: String) {
        #expect(strip(html) == text)
    }

    @Test(arguments: [
        ("1 < 2 und 3 > 2", "1 < 2 und 3 > 2"),
        ("x <y", "x <y"),
        ("<3 </ >", "<3 </ >"),
        ("a <!b", "a <!b"),
    ])
    func `a sign that begins no tag is text`(html: String, text: String) {
        #expect(strip(html) == text)
    }

    @Test(arguments: [
        (#"<a title="1 > 2" href='x>y'>z</a>"#, "z"),
        (#"<img alt="<b>nein</b>">ja"#, "ja"),
        (#"<a href="offen>z</a>"#, "z"),
        (#"gut <a href="https://a.exam"#, "gut"),
    ])
    func `attributes may hold anything`(html: String, text: String) {
        #expect(strip(html) == text)
    }

    @Test func `a body that was escaped twice is stripped twice`() {
        #expect(body("&lt;p&gt;Hallo &amp;amp; Welt&lt;/p&gt;") == "Hallo & Welt")
    }

    @Test(arguments: [
        ("Der Tag &lt;b&gt; macht fett&lt;/b&gt;", "Der Tag <b> macht fett</b>"),
        ("<p>&lt;p&gt;Absatz&lt;/p&gt;</p>", "<p>Absatz</p>"),
        ("&lt;Ironie&gt; toll &lt;/Ironie&gt;", "<Ironie> toll </Ironie>"),
    ])
    func `markup that is meant to be seen stays`(html: String, text: String) {
        #expect(body(html) == text)
    }
}
