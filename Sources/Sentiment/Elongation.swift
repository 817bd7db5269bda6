// SPDX-License-Identifier: Apache-2.0

/// Words drawn out for effect, such as `sooo` and `baaaad`.
enum Elongation {
    /// The ways a word may be spelled without its elongation, the likeliest first; none for a
    /// word without three equal letters in a row.
    ///
    /// `goooood` may be `good` or `god`, and in `disappoooointed` only the long run is wrong.
    /// Linear in the length of the word.
    static func spellings(of word: String) -> [String] {
        guard word.withBytes(isElongated) else { return [] }
        return [
            shortened(word, runsOver: 2, to: 2), shortened(word, runsOver: 2, to: 1),
            shortened(word, runsOver: 1, to: 1),
        ]
    }

    /// A quick look at the bytes, since most words are not; may say yes to one that is not.
    static func isElongated(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var last: UInt8 = 0
        var run = 0
        for byte in bytes {
            run = byte == last ? run + 1 : 1
            if run > 2 { return true }
            last = byte
        }
        return false
    }

    /// The word with each run of more than `limit` equal letters cut to `length`.
    private static func shortened(_ word: String, runsOver limit: Int, to length: Int) -> String {
        var short: [Unicode.Scalar] = []
        var rest = Array(word.unicodeScalars)[...]
        while let scalar = rest.first {
            let run = rest.prefix { $0 == scalar }.count
            short.append(contentsOf: repeatElement(scalar, count: run > limit ? length : run))
            rest = rest.dropFirst(run)
        }
        return String(String.UnicodeScalarView(short))
    }
}
