package import RhatchetProtocol

/// What became of one error; times in milliseconds after the start of the night.
package struct IncidentRecord: Sendable, Hashable {
    package let training: Int
    package let trouble: Trouble
    package let onset: Int64
    /// The number in its project's protocol; nil when the watch never reported it.
    package var incident: IncidentID?
    package var openedAt: Int64?
    /// The first restart, whatever came of it.
    package var resumedAt: Int64?
    /// The restart with the fix that mends; nil while there is none.
    package var mendedAt: Int64?
    package var closedAt: Int64?
    /// The state at the end of the incident or of the night.
    package var state = IncidentState.reported
    /// Time without usable draws, by what it was spent on.
    package var spent = SIMD16<Int64>()

    package var wasEmergency = false
    /// Why it was no emergency, or no longer one.
    package var declined: Code?
    package var hasExpired = false
    package var emergencyFixes = 0
    package var approvedFixes = 0
    /// How long emergency fixes stood without a review.
    package var unreviewed: Int64 = 0
    /// When an emergency's fix was written that is not reviewed yet; nil where there is none.
    var appliedAt: Int64?
    package var reviewedAt: Int64?
    package var isOverdue = false
    /// Reviews and approvals that turned a fix down.
    package var rejected = 0
    package var reverted = 0
    package var conflicts = 0
    package var refused = 0
    package var reminders = 0
    package var failedVerifications = 0
    /// Whether an emergency was used for what it is not meant for, and whether the protocol let a fix of it through.
    package var misused = false
    package var misuseApplied = false
    /// Wrong diagnoses, and those of them that were applied.
    package var wrongDiagnoses = 0
    package var wrongApplied = 0
    /// Whether a wrong diagnosis was what the first fix was made of; a guess where nothing mends is none.
    package var isFirstFixWrong = false
    /// Messages that ask another role for something, or answer it.
    package var messages = 0
    /// Times that the director had to act.
    package var directorTurns = 0
    /// Whether the director delegated, or decided on, what came to the latest fix.
    var directorDecided = false
    package var restarts = 0

    init(_ trouble: Trouble, training: Int, at onset: Int64) {
        self.trouble = trouble
        self.training = training
        self.onset = onset
    }

    /// Time without usable draws in all.
    package var delay: Int64 { self.spent.wrappedSum() }
    /// From the error to the training that runs again; nil when it never did.
    package var resumedAfter: Int64? { self.resumedAt.map { $0 - self.onset } }
    package var mendedAfter: Int64? { self.mendedAt.map { $0 - self.onset } }

    /// Whether what mended it was decided by who knows the field, the director only agreeing to it.
    package var expertDecided: Bool { self.mendedAt != nil && !self.directorDecided }

    package subscript(stage: Stage) -> Int64 {
        get { self.spent[Int(stage.rawValue)] }
        set { self.spent[Int(stage.rawValue)] = newValue }
    }
}
