// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a text that readers see may be, told by Unicode properties and not by the tables that
/// clean it.
package enum TextRules {
    /// What is wrong with a text of at most `limit` bytes; nil when nothing is.
    package static func fault(in text: String, limit: Int) -> String? {
        guard !text.isEmpty else { return "is empty instead of absent" }
        guard text.utf8.count <= limit else { return "has \(text.utf8.count) bytes" }
        if text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return nil }
        guard text.utf8.elementsEqual(text.precomposedStringWithCanonicalMapping.utf8) else {
            return "is not in NFC"
        }
        if text.hasPrefix(" ") || text.hasSuffix(" ") || text.contains("  ") {
            return "has white space that is not folded"
        }
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            if isAllowed(scalar, before: index > 0 ? scalars[index - 1] : nil) { continue }
            return "holds U+\(String(scalar.value, radix: 16, uppercase: true))"
        }
        return nil
    }

    private static func isAllowed(_ scalar: Unicode.Scalar, before last: Unicode.Scalar?) -> Bool {
        if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) }
        let properties = scalar.properties
        // Joiners and variation selectors hold emoji together, and nothing else.
        if scalar.value == 0x200D || scalar.value == 0xFE0F { return last.map(holds) ?? false }
        if properties.isBidiControl || properties.isNoncharacterCodePoint { return false }
        if properties.isDefaultIgnorableCodePoint { return false }
        switch properties.generalCategory {
        case .control, .surrogate, .lineSeparator, .paragraphSeparator: return false
        case .spaceSeparator: return scalar == " "
        default: return true
        }
    }

    /// Whether a joiner or a selector may stand behind it.
    private static func holds(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isEmoji || scalar.properties.isEmojiModifier || scalar.value == 0xFE0F
    }
}
