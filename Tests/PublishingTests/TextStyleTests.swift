// SPDX-License-Identifier: Apache-2.0

import Publishing
import Testing

@Suite struct TextStyleTests {
    @Test func `without colours a text stays as it is`() {
        let style = TextStyle(isColoured: false)
        #expect(style.bold(style.red("a")) + style.green("b") + style.yellow("c") == "abc")
        #expect(style.dim("d") == "d")
    }

    @Test func `a colour ends where its text ends`() {
        #expect(TextStyle(isColoured: true).red("a") == "\u{1B}[31ma\u{1B}[0m")
    }
}

@Suite struct SparklineTests {
    @Test(arguments: [
        ([], ""), ([0, 0], "··"), ([1], "█"), ([0, 1, 8], "·▁█"), ([1, 2, 4, 8], "▁▂▄█"),
        ([1, 1000], "▁█"), ([5, 5, 0], "██·"),
    ])
    func `the largest value is a full bar, nothing is a dot`(values: [Int], bars: String) {
        #expect(Sparkline.text(values) == bars)
    }
}
