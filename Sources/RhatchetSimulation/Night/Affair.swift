import RhatchetProtocol

/// An incident as the simulation sees it: what is really wrong, what people have come to, and what they work on.
struct Affair: Sendable {
    let trouble: Trouble
    /// Which of its training's errors it is, from 0.
    let error: Int
    /// Whether it was laid down, and not drawn.
    let isGiven: Bool
    /// nil until the watch has reported it.
    var incident: IncidentID?
    /// On what time is spent at present.
    var stage = Stage.notice
    /// Work that is asked for and not done, two pieces at most.
    var jobs: [Job] = []
    /// How often each step was asked for, and each kind of choice was met.
    var visits = SIMD16<UInt8>()

    /// Diagnoses made so far.
    var diagnoses = 0
    var isDiagnosisRight = false
    /// Whether what is submitted or applied mends the trouble.
    var isFixRight = false
    /// Whether the code translator was asked to check the advice.
    var mustCheck = false
    /// Whether the code translator has found the diagnosis wrong, and asks.
    var isDoubted = false
    var hasAsked = false
    /// Whether an emergency that ought not to be one was tried already.
    var hasMisused = false
    /// Whether the watch has seen enough draws since the restart, and could not say so yet.
    var isSeen = false
    /// Whether the fix waits until another incident no longer touches its file.
    var isBlocked = false

    var record: IncidentRecord

    init(_ trouble: Trouble, error: Int, training: Int, at onset: Int64, isGiven: Bool) {
        self.isGiven = isGiven
        self.trouble = trouble
        self.error = error
        self.record = IncidentRecord(trouble, training: training, at: onset)
    }

    /// How often the same was asked before; counts this time.
    mutating func visit(_ step: Step) -> Int {
        let before = self.visits[Int(step.rawValue)]
        self.visits[Int(step.rawValue)] = before == .max ? before : before + 1
        return Int(before)
    }
}

extension Affair {
    /// Time passes without usable draws.
    mutating func spend(_ time: Int64) { self.record[self.stage] += time }

    mutating func restarted(at now: Int64) {
        self.record.restarts += 1
        self.isSeen = false
        self.record.resumedAt = self.record.resumedAt ?? now
        if self.isFixRight { self.record.mendedAt = self.record.mendedAt ?? now }
    }

    /// A fix is written: what it is worth was settled when it was made.
    mutating func applied(_ fix: Fix) {
        let isWrong = !self.isFixRight && self.trouble.category == .convergence
        if isWrong { self.record.wrongApplied += 1 }
        let isFirst = self.record.emergencyFixes + self.record.approvedFixes == 1
        if isFirst { self.record.isFirstFixWrong = isWrong && !self.hasMisused }
        if fix.lane == .emergency, self.hasMisused { self.record.misuseApplied = true }
    }
}
