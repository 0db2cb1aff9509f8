/// Why something was refused or an emergency did not come about; the cases stand in order of precedence (PROTOCOL 12).
package enum Code: String, Sendable, Codable, Hashable, CaseIterable {
    case malformed
    case unknownSubject = "unknown_subject"
    case notAuthorized = "not_authorized"
    case routeForbidden = "route_forbidden"
    case expired
    case wrongState = "wrong_state"
    case trial
    case notConvergence = "not_convergence"
    case notCritical = "not_critical"
    case notConfirmed = "not_confirmed"
    case modelerUnavailable = "modeler_unavailable"
    case alreadyUsed = "already_used"
    case notParameterOnly = "not_parameter_only"
    case outsideExpectations = "outside_expectations"
    case expectationsFrozen = "expectations_frozen"
    case diffMismatch = "diff_mismatch"
    case selfReview = "self_review"
    case conflict
    case needsRewind = "needs_rewind"
    case notAFinding = "not_a_finding"
}
