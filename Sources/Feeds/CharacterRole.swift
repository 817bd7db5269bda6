// SPDX-License-Identifier: Apache-2.0

/// What cleaning does with a character beyond ASCII.
enum CharacterRole {
    case plain
    /// May have to be composed with its neighbours (NFC).
    case composing
    case emoji
    /// Variation selector 16: stays behind an emoji.
    case emojiStyle
    /// Zero-width joiner: stays between emoji.
    case joiner
    case space
    case dropped

    /// Sources: Unicode 15 property tables White_Space, Default_Ignorable_Code_Point,
    /// Bidi_Control, Noncharacter_Code_Point; emoji as the standard library knows them.
    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x00..<0xA0, 0xAD: self = .dropped
        case 0xA0: self = .space
        case 0xA9, 0xAE: self = .emoji
        case 0xA1..<0x300: self = .plain
        case 0x300..<0x2000: self = Self.scripts(scalar.value)
        case 0x2000..<0x2070: self = Self.punctuation(scalar.value)
        case 0x2126, 0x212A, 0x212B, 0x2329, 0x232A, 0x2ADC: self = .composing
        case 0x20D0...0x20F0: self = .composing
        case 0x302A...0x302F, 0x3099, 0x309A: self = .composing
        case 0x3000: self = .space
        case 0x3164: self = .dropped
        case 0x2E80..<0xA4D0, 0xAC00..<0xD7A4, 0xE000..<0xF900:
            self = scalar.properties.isEmoji ? .emoji : .plain
        case 0xFDD0...0xFDEF: self = .dropped
        case 0xF900..<0xFE00: self = .composing
        case 0xFE00..<0x10000: self = Self.specials(scalar.value)
        case 0x1D173...0x1D17A, 0x1BCA0...0x1BCA3: self = .dropped
        case 0xE0000...0xE0FFF: self = .dropped
        default: self = Self.others(scalar)
        }
    }

    private static func scripts(_ value: UInt32) -> CharacterRole {
        switch value {
        case 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: .dropped
        case 0x1680: .space
        // Cyrillic, Armenian, Hebrew and Arabic letters stand for themselves.
        case 0x400...0x482, 0x48A...0x590, 0x5D0...0x5EA, 0x620...0x64A: .plain
        default: .composing
        }
    }

    private static func punctuation(_ value: UInt32) -> CharacterRole {
        switch value {
        case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: .space
        case 0x200D: .joiner
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F: .dropped
        case 0x203C, 0x2049: .emoji
        default: .plain
        }
    }

    private static func specials(_ value: UInt32) -> CharacterRole {
        switch value {
        case 0xFE0F: .emojiStyle
        case 0xFE00...0xFE0E, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFC, 0xFFFE, 0xFFFF: .dropped
        case 0xFE20...0xFE2F: .composing
        default: .plain
        }
    }

    private static func others(_ scalar: Unicode.Scalar) -> CharacterRole {
        if scalar.value & 0xFFFE == 0xFFFE { return .dropped }
        if scalar.properties.isEmoji { return .emoji }
        // Symbols and the emoji planes have nothing to compose; for rarer scripts be careful.
        switch scalar.value {
        case 0x2070..<0x2E80, 0x1F000..<0x20000, 0x20000..<0x2F800: return .plain
        default: return .composing
        }
    }
}
