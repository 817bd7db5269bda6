// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Storage

/// The states of all brands between two commits.
///
/// They are changed in place. What could not be stored is marked, and read again from the store
/// before it is used, so that memory never knows more than the store.
struct BrandStates {
    private var states: [String: BrandState] = [:]
    /// Brands whose state here is not that of the store.
    private var spoiled: Set<String> = []

    init(_ setup: Setup, store: Store) throws(StoreFailure) {
        for brand in setup.configuration.brands {
            states[brand.id] = try setup.state(of: brand, in: store)
        }
    }

    /// The last tick of a brand; nil before its first mention.
    func clock(of brand: Brand) -> Date? { states[brand.id]?.clock }

    mutating func change<Result>(
        _ brand: Brand, _ body: (inout BrandState) -> Result
    ) -> Result {
        body(&states[brand.id, default: BrandState()])
    }

    /// Marks brands whose change could not be stored.
    mutating func spoil(_ brandIDs: [String]) { spoiled.formUnion(brandIDs) }

    /// Reads the marked brands again.
    mutating func restore(_ setup: Setup, store: Store) throws(StoreFailure) {
        guard !spoiled.isEmpty else { return }
        for brand in setup.configuration.brands where spoiled.contains(brand.id) {
            states[brand.id] = try setup.state(of: brand, in: store)
        }
        spoiled = []
    }

    /// The states of these brands as they are stored.
    func encoded(_ brandIDs: [String]) throws -> [String: Data] {
        try brandIDs.reduce(into: [:]) { $0[$1] = try JSONEncoder().encode(states[$1]) }
    }
}
