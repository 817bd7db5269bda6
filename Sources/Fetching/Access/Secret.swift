// SPDX-License-Identifier: Apache-2.0

/// Bytes that no log, error or alert may show: every way to print it gives the same word.
package struct Secret: Sendable, Hashable {
    /// What it is, for the one who sends it.
    let bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// With the zero behind it that libcurl wants; a secret holds none itself.
    var text: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "(secret)" }
    package var debugDescription: String { "(secret)" }
    /// Nothing: `dump` shows nothing either.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
