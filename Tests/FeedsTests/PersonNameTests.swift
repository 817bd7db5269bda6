// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Feeds

struct PersonNameTests {
    @Test(arguments: [
        ("Mia Wolf", "Mia Wolf"), ("mia@a.example", "mia@a.example"),
        ("mia@a.example (Mia Wolf)", "Mia Wolf"), ("Mia Wolf <mia@a.example>", "Mia Wolf"),
        ("Mia Wolf (mia@a.example)", "Mia Wolf"), ("\"Wolf, Mia\" <mia@a.example>", "Wolf, Mia"),
        ("Mia (Redaktion)", "Mia (Redaktion)"), ("mia@a.example ()", "mia@a.example ()"),
    ])
    func `a name is preferred to its address`(text: String, name: String) {
        #expect(PersonName.read(text) == name)
    }
}
