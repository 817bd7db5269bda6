// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Fetching

@Suite struct BodyBudgetTests {
    @Test func `a budget gives what it has and no more`() {
        let budget = BodyBudget(bytes: 10)
        #expect(budget.take(6))
        #expect(!budget.take(5))
        #expect(budget.take(4))
    }

    @Test func `what is given back can be taken again`() {
        let budget = BodyBudget(bytes: 10)
        #expect(budget.take(10))
        budget.giveBack(3)
        #expect(budget.take(3))
        #expect(!budget.take(1))
    }
}
