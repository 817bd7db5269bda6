// SPDX-License-Identifier: Apache-2.0

/// How grave an incident is; computed from points, each of which is listed.
package enum Severity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case note, warning, serious, critical

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// One reason why an incident is as grave as it is.
package struct SeverityPoint: Sendable, Hashable, Codable {
    package var points: Int
    package var because: Wording

    package init(points: Int, because: Wording) {
        self.points = points
        self.because = because
    }
}
