// SPDX-License-Identifier: Apache-2.0

import Sentiment

/// Lines of our own invention in the formats of others; two spaces stand for a tab.
enum ForeignLists {
    static func file(_ name: String, _ lines: String...) -> ForeignFile {
        let text = lines.map { $0.replacing("  ", with: "\t") + "\n" }.joined()
        return ForeignFile(name: name, bytes: Array(text.utf8))
    }

    static let vader = file(
        "ratings.txt", "lumpy  -1.6  0.5  [-2, -1, -2]", "gleamish  2.35  0.4  [2, 3, 2]",
        "8-[  -1.2  0.6  [-1, -1]", "mostly wonky  -2.1  0.3  [-2, -2]")
    static let afinn = file(
        "whole.txt", "lumpy  -2", "gleamish  5", "mostly wonky  -3", "self-lumped  -1", "🥔  1")
    static let sentiWS = file(
        "weights.txt", "Knirz|NN  -0.25  Knirzes,Knirze", "glimmig|ADJX  0.01  glimmiger",
        "verknirzen|VVINF  -1.0", "knirzhalber|ADV  -0.0625")
    static let nrc = file(
        "words.txt", "lumpy  anger  1", "lumpy  negative  1", "lumpy  positive  0",
        "lumpy  trust  1", "gleamish  positive  1", "gleamish  joy  1", "table  positive  0")
    static let huLiu = file("my-negative-list.txt", "; ours", "", "lumpy", "wonky")
    static let pattern = file(
        "words.xml", "<?xml version=\"1.0\"?>", "<sentiment>",
        "<word form=\"lumpy\" sense=\"of a sauce\" pos=\"JJ\" polarity=\"-0.5\" />",
        "<!-- <word form=\"hidden\" polarity=\"1.0\" /> -->",
        "<word pos='JJ' polarity='-0.25' form='lumpy'/>",
        "<word form=\"gleam &amp; co\" polarity=\"0.5\"/>",
        "<word form=\"flat\" polarity=\"0.0\"/>", "</sentiment>")
}
