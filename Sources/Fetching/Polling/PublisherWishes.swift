// SPDX-License-Identifier: Apache-2.0

/// What a publisher asks of those who read its feed regularly.
package struct PublisherWishes: Sendable, Hashable {
    /// How long the answer stays fresh, by its headers, in seconds.
    package var freshSeconds: Int?
    /// How long the document says that it may be kept (`ttl`, `sy:updatePeriod`), in seconds.
    package var ttlSeconds: Int?
    /// Hours of the day, 0 to 23 in UTC, in which nobody is to ask (`skipHours`).
    package var quietHours: Set<Int> = []
    /// Days of the week, 1 (Sunday) to 7, on which nobody is to ask (`skipDays`).
    package var quietDays: Set<Int> = []

    package init() {}
}
