// SPDX-License-Identifier: Apache-2.0

/// Whom a part of a text is about.
enum NamedSide: Sendable, Hashable {
    /// The brand that the score is for.
    case brand
    /// Another name.
    case other
    /// Both, or nobody in particular.
    case all

    /// The side that is meant when it is not this one.
    var opposite: NamedSide {
        switch self {
        case .brand: .other
        case .other: .brand
        case .all: .all
        }
    }
}

/// A name in a text, with what is said about its place in a comparison.
struct PlacedName: Sendable, Hashable {
    var range: Range<Int>
    var side: NamedSide
    /// Nobody told us that it is a name.
    var isGuessed = false
    /// What stands before it, and where.
    var role: Comparison?
    var cue: Range<Int>?

    /// By place, longer ones first, then the brand's own.
    var order: (Int, Int, Int) {
        (range.lowerBound, -range.upperBound, side == .brand ? 0 : 1)
    }
}
