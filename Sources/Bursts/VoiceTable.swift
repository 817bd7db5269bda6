// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Hashed names with the second each was last heard, bounded in number.
struct VoiceTable: Sendable, Hashable {
    private var seconds: [UInt64: Int] = [:]

    /// About 65 kB of stored text at most; beyond it the oldest are forgotten first.
    static let capacity = 4096

    init() {}

    var count: Int { seconds.count }

    func lastHeard(_ name: UInt64) -> Int? { seconds[name] }

    /// Remembers the later of what was known and `second`.
    mutating func hear(_ name: UInt64, at second: Int) {
        seconds[name] = max(second, seconds[name] ?? second)
        guard seconds.count > Self.capacity else { return }
        // Down to three quarters, so that one sort is paid for by a thousand additions.
        let newest = seconds.sorted { ($0.value, $0.key) > ($1.value, $1.key) }
            .prefix(Self.capacity * 3 / 4)
        seconds = Dictionary(uniqueKeysWithValues: newest.map { ($0.key, $0.value) })
    }

    /// Forgets everybody last heard before `second`.
    ///
    /// Complexity: O(count).
    mutating func forget(before second: Int) {
        seconds = seconds.filter { $0.value >= second }
    }
}

extension VoiceTable: Codable {
    /// A hash of eight bytes and a second of four, which lasts until 2106.
    private static let bytesPerVoice = 12

    /// Twelve bytes a voice in order of the hashes: a third of what numbers as text would take.
    func encode(to encoder: any Encoder) throws {
        var bytes = Data(capacity: seconds.count * Self.bytesPerVoice)
        for (name, second) in seconds.sorted(by: { $0.key < $1.key }) {
            withUnsafeBytes(of: name.bigEndian) { bytes.append(contentsOf: $0) }
            withUnsafeBytes(of: UInt32(clamping: second).bigEndian) {
                bytes.append(contentsOf: $0)
            }
        }
        var value = encoder.singleValueContainer()
        try value.encode(bytes.base64EncodedString())
    }

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        let bytes = [UInt8](Data(base64Encoded: text) ?? Data())
        for start in stride(from: 0, through: bytes.count - Self.bytesPerVoice, by: 12) {
            let name = bytes[start..<(start + 8)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let second = bytes[(start + 8)..<(start + 12)].reduce(0) { $0 << 8 | Int($1) }
            hear(name, at: second)
        }
    }
}
