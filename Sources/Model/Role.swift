// SPDX-License-Identifier: Apache-2.0

/// Who does what in an incident; the configuration says who that is.
package enum Role: String, Sendable, Hashable, Codable, CaseIterable {
    case dutyOfficer = "duty_officer"
    case incidentLead = "incident_lead"
    case productSafety = "product_safety"
    case communications
    case management
    case customerCare = "customer_care"
    case marketing
    case legal
    case admin

    /// What the role is called where nobody is named for it.
    package var title: Wording {
        switch self {
        case .dutyOfficer: Wording(en: "duty officer", de: "Bereitschaft")
        case .incidentLead: Wording(en: "incident lead", de: "Vorfallleitung")
        case .productSafety: Wording(en: "product safety", de: "Produktsicherheit")
        case .communications: Wording(en: "communications", de: "Kommunikation")
        case .management: Wording(en: "management", de: "Geschäftsführung")
        case .customerCare: Wording(en: "customer care", de: "Kundendienst")
        case .marketing: Wording(en: "marketing", de: "Marketing")
        case .legal: Wording(en: "legal", de: "Rechtsabteilung")
        case .admin: Wording(en: "administrator", de: "Administration")
        }
    }
}
