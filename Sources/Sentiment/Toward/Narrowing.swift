// SPDX-License-Identifier: Apache-2.0

extension Reading {
    /// What is said of one side says the contrary, but less, of the side it is held against.
    ///
    /// Ours.
    private static let turned = -0.6
    /// To leave one for another judges both, also without a word of mood: a clear word's half.
    ///
    /// Ours.
    private static let choice = 1.0

    /// Leaves what is said about the brand, and about both; what is said about others counts
    /// turned round where the text holds them against the brand.
    mutating func narrow(to scope: BrandScope) {
        let isSilent = !hits.contains { scope.sides[$0.range.lowerBound] == .brand }
        let measured = Set(
            scope.names.filter { $0.side == .brand && $0.role?.keepsTopic == true }
                .map { scope.sentences[$0.range.lowerBound] })
        keep(
            { hit in
                let place = hit.range.lowerBound
                guard scope.sides[place] == .other else { return hit }
                guard
                    isSilent && scope.contrasts.contains(scope.sentences[place])
                        || measured.contains(scope.sentences[place])
                else { return nil }
                var hit = hit
                hit.weight *= Self.turned
                hit.reason += ", said of another"
                return hit
            }, statements: { scope.sides[$0.lowerBound] != .other })
        silence(
            text.tokens.indices.filter {
                scope.sides[$0] == .other && text.tokens[$0].key == .exclamation
            })
        addChoice(scope)
    }

    /// The first choice between the brand and another that is stated, where one is made.
    private mutating func addChoice(_ scope: BrandScope) {
        let names = scope.names.filter { $0.side != .all && $0.role?.isChoice == true }
        guard !names.isEmpty else { return }
        let negators = negators(scope.lexicon)
        // A sentence may name thousands; it is looked at once.
        var isStated: [Int: Bool] = [:]
        for name in names {
            guard let cue = name.cue, negators.reaching(cue, as: .verb) == nil else { continue }
            let sentence = scope.sentences[cue.lowerBound]
            let known = isStated[sentence] ?? states(sentences[sentence])
            isStated[sentence] = known
            guard known else { continue }
            let sign = (name.role == .chosen) == (name.side == .brand) ? 1.0 : -1
            add(cue, weight: sign * Self.choice, reason: sign > 0 ? "preferred" : "given up")
            return
        }
    }

    /// Neither a question nor a case or wish: not "should I switch from A?".
    private func states(_ sentence: Range<Int>) -> Bool {
        let stance = cues.beginning(in: sentence).first?.value
        return !isQuestion(sentence) && stance != .condition && stance != .wish
    }
}
