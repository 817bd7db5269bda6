// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sentiment

@Suite struct WordTagsTests {
    private func forms(_ text: String) -> [String?] {
        WordTags(text).map { $0.attributes["form"] }
    }

    @Test func `a tag has its attributes and its line`() {
        let tags = Array(WordTags("<a>\n<word form = 'b'\n  n=\"1\"/><wordy form='c'/>"))
        #expect(tags == [WordTags.Tag(line: 2, attributes: ["form": "b", "n": "1"])])
    }

    @Test func `comments and other tags are passed over`() {
        #expect(
            forms("<!-- <word form='a'/> --><sentiment form='b'><word form='c'></word>") == ["c"])
    }

    @Test func `references are resolved once`() {
        #expect(forms("<word form='a &amp;lt; &lt;&#33;&x;'/>") == ["a &lt; <&#33;&x;"])
    }

    @Test func `a document type makes nothing and opens nothing`() {
        let text = """
            <!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]>
            <word form="&y;"/>
            """
        #expect(forms(text) == ["&y;"])
    }

    @Test(arguments: [
        "<word", "<word ", "<word form", "<word form=", "<word form='", "<word form='a", "<!--",
        "<word form='a<word ", "<",
    ])
    func `what breaks off ends the reading`(text: String) {
        #expect(forms(text).allSatisfy { $0 == nil })
    }

    @Test func `a missing quote costs one tag`() {
        #expect(forms("<word form='a><word form='b'/>") == [nil, "b"])
    }

    @Test func `a hostile file is read in one pass`() {
        #expect(forms(String(repeating: "<word form='", count: 10_000)).count == 10_000)
    }
}
