// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Publishing

/// Where people sit: what goes to standard error, and whether colours do.
enum Terminal {
    /// Writes `leumund: message`, a line for each line, free of control characters.
    static func report(_ message: String) {
        for line in message.split(whereSeparator: \.isNewline) {
            write("leumund: \(printable(String(line)))\n", to: .standardError)
        }
    }

    static func print(_ text: String) { write(text, to: .standardOutput) }

    /// Colours only on a terminal, and not when the user has set `NO_COLOR` (no-color.org).
    static var style: TextStyle {
        let refused = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        let isDumb = ProcessInfo.processInfo.environment["TERM"] == "dumb"
        return TextStyle(isColoured: isatty(STDOUT_FILENO) == 1 && !refused && !isDumb)
    }

    /// Shows where a long work stands: only on a terminal, and only after two seconds.
    static func progress(_ text: String, since start: ContinuousClock.Instant) {
        guard isatty(STDERR_FILENO) == 1, ContinuousClock.now - start > .seconds(2) else { return }
        write("\r\u{1B}[K\(printable(text))", to: .standardError)
    }

    static func endProgress() {
        if isatty(STDERR_FILENO) == 1 { write("\r\u{1B}[K", to: .standardError) }
    }

    /// Without what could steer a terminal.
    static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter {
                    $0.properties.generalCategory != .control
                        && !(0x202A...0x202E ~= $0.value) && !(0x2066...0x2069 ~= $0.value)
                }))
    }

    private static func write(_ text: String, to handle: FileHandle) {
        // Nobody is left to tell when the terminal itself is gone.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
