// SPDX-License-Identifier: Apache-2.0

import Model

/// Invented texts and edited copies of each, the same ones in every run.
///
/// Six brands with one failure each, so that every text has unrelated ones about the same thing;
/// a fifth of them are reports filled into a form. Lengths: 25 to 400 words.
enum CopySet {
    /// What a feed says, before it is one text.
    struct Text {
        var headline: String?
        var body: String
        let isGerman: Bool

        /// Title and body as the product joins them.
        var joined: String { Item(title: headline, contentText: body).text }
    }

    /// A text of the set: which base it is of, and how it was edited.
    struct Member {
        let base: Int
        /// Such as `cut+words`; `original` for the base itself.
        let edit: String
        let text: String
    }

    static let bases = texts(english, isGerman: false) + texts(german, isGerman: true) + forms

    /// Every base with its copies: each edit alone, and two after each other.
    static let members = bases.indices.flatMap(members)

    private static let pairs: [[CopyEdit]] = [
        [.headline, .cut], [.headline, .words], [.headline, .agency], [.agency, .cut],
        [.agency, .type], [.words, .cut], [.words, .type], [.type, .cut], [.words, .agency],
    ]

    private static func members(of base: Int) -> [Member] {
        let edits = [[]] + CopyEdit.allCases.map { [$0] } + pairs
        return edits.enumerated().map { number, edits in
            var chance = Chance(seed: UInt64(base * 100 + number))
            var text = bases[base]
            for edit in edits { edit.apply(to: &text, &chance) }
            let name = edits.map(\.rawValue).joined(separator: "+")
            return Member(
                base: base, edit: name.isEmpty ? "original" : name, text: text.joined)
        }
    }

    private static func texts(_ written: String, isGerman: Bool) -> [Text] {
        written.split(separator: "\n\n").map { block in
            let lines = block.split(separator: "\n")
            return Text(
                headline: lines.first == "-" ? nil : lines.first.map(String.init),
                body: lines.dropFirst().joined(separator: " "), isGerman: isGerman)
        }
    }
}

/// Random numbers that are the same in every run (SplitMix64: Steele, Lea, Flood 2014,
/// doi:10.1145/2660193.2660195).
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
