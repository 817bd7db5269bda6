// SPDX-License-Identifier: Apache-2.0

/// A class of what is stated about a brand, such as "refund refused", in any language.
package struct StatementClass: Sendable, Hashable {
    /// Lower case with hyphens, such as `foreign-object`.
    package var name: String
    package var kind: Claim.Kind
    /// Harm that the words hint at; only people confirm it.
    package var harm: Claim.Harm?
    /// From -4 to 0; 0 for an aspect that is no complaint in itself.
    package var valence: Double

    package init(name: String, kind: Claim.Kind, harm: Claim.Harm?, valence: Double) {
        self.name = name
        self.kind = kind
        self.harm = harm
        self.valence = valence
    }
}
