// SPDX-License-Identifier: Apache-2.0

/// Colours for a terminal, or none.
package struct TextStyle: Sendable, Hashable {
    private let isColoured: Bool

    /// - Parameter isColoured: only for a terminal whose user has not set `NO_COLOR`.
    package init(isColoured: Bool) { self.isColoured = isColoured }

    /// Text that stands out.
    package func bold(_ text: String) -> String { wrap(text, "1") }
    /// Text that warns.
    package func red(_ text: String) -> String { wrap(text, "31") }
    /// Text that reassures.
    package func green(_ text: String) -> String { wrap(text, "32") }
    /// Text that asks for attention.
    package func yellow(_ text: String) -> String { wrap(text, "33") }
    /// Text that stands back.
    package func dim(_ text: String) -> String { wrap(text, "2") }

    private func wrap(_ text: String, _ code: String) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

/// A row of bars made of block characters, one a value.
package enum Sparkline {
    private static let bars = Array("▁▂▃▄▅▆▇█")

    /// The largest value has the full height; zero is a dot, so that nothing looks like little.
    package static func text(_ values: [Int]) -> String {
        let top = max(1, values.max() ?? 1)
        return String(
            values.map { value in
                value == 0 ? "·" : bars[min(bars.count - 1, (value * bars.count - 1) / top)]
            })
    }
}
