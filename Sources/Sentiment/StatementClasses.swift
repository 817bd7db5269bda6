// SPDX-License-Identifier: Apache-2.0

package import Model

/// Classes of what is stated ("foreign object", "refund refused"), found by stems in the text.
///
/// A negative statement is often a bare fact without a mood word; the class sees it, gives it a
/// value, and says what kind of claim it is. One list serves all languages, so that a claim is
/// one claim in all of them.
package struct StatementClasses: Sendable {
    /// A class that was found, and where.
    package struct Match: Sendable, Hashable {
        package var statement: StatementClass
        /// Tokens it was found in.
        package var range: Range<Int>
    }

    private var classes: [StatementClass] = []
    private var indexByName: [String: Int] = [:]
    private var stems = StemTable()

    package init() {}

    /// The class of a name; nil when there is none.
    package subscript(name: String) -> StatementClass? { indexByName[name].map { classes[$0] } }

    /// Every class by its name.
    package var catalog: [String: StatementClass] {
        indexByName.mapValues { classes[$0] }
    }

    /// Adds a class with its stems; the stems of one that is there already are added to it.
    mutating func add(_ statement: StatementClass, stems: [UnsafeBufferPointer<UInt8>]) {
        let index = indexByName[statement.name] ?? classes.count
        if index == classes.count { classes.append(statement) } else { classes[index] = statement }
        indexByName[statement.name] = index
        for stem in stems { self.stems.add(stem, of: index) }
    }

    /// Every class found, in order of place; each class once a sentence, where it stands first.
    ///
    /// - Complexity: linear in the bytes of the tokens.
    package func matches(in text: TokenizedText) -> [Match] {
        var search = StemSearch(stems: stems, classCount: classes.count)
        search.look(through: text)
        return search.found.map { Match(statement: classes[$0.classIndex], range: $0.range) }
    }
}
