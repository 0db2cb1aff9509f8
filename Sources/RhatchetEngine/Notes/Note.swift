package import RhatchetProtocol

/// Something that was done or measured: it belongs to the record and decides nothing.
package enum Note: Sendable, Codable, Equatable {
    /// A process was started for a training.
    case segmentStarted(SegmentStart)
    /// How the sampler took up what the segment before it had left.
    case resumed(ResumeNote)
    /// How the diagnostics stood when something was decided on them.
    case measured(MeasuredFigures)
    /// The new file of a fix was made and kept; nothing is written to the model yet.
    case fixPrepared(PreparedFix)
    /// What became of an effect on files or processes.
    case performed(PerformedEffect)
}

/// A start of a training's script.
package struct SegmentStart: Sendable, Codable, Equatable {
    package var model: ModelName
    package var training: String
    package var segment: Int
    package var command: [String]
    /// SHA-256 of the model file at the start.
    package var modelHash: String
    package var log: String

    package init(
        model: ModelName,
        training: String,
        segment: Int,
        command: [String],
        modelHash: String,
        log: String
    ) {
        self.model = model
        self.training = training
        self.segment = segment
        self.command = command
        self.modelHash = modelHash
        self.log = log
    }
}

/// What a new segment took over: `exact`, `warm` or `cold`, and why.
package struct ResumeNote: Sendable, Codable, Equatable {
    package var model: ModelName
    package var training: String
    package var segment: Int
    package var grade: String
    package var taken: [String]
    package var notTaken: [String]
    package var reason: String

    package init(
        model: ModelName,
        training: String,
        segment: Int,
        grade: String,
        taken: [String],
        notTaken: [String],
        reason: String
    ) {
        self.model = model
        self.training = training
        self.segment = segment
        self.grade = grade
        self.taken = taken
        self.notTaken = notTaken
        self.reason = reason
    }
}

/// Diagnostics at one moment.
package struct MeasuredFigures: Sendable, Codable, Equatable {
    /// What the figures were taken for.
    package enum Occasion: String, Sendable, Codable { case finding, verification, completion }

    package var model: ModelName
    package var training: String
    package var segment: Int
    package var occasion: Occasion
    /// Post-warmup draws per chain for which the figures hold.
    package var draws: Int
    package var chains: Int
    package var rhat: Double?
    package var rhatParameter: String?
    package var essBulk: Double?
    package var essBulkParameter: String?
    package var essTail: Double?
    package var essTailParameter: String?
    package var divergentShare: Double
    package var saturatedShare: Double?
    package var verdict: String

    package init(
        model: ModelName,
        training: String,
        segment: Int,
        occasion: Occasion,
        draws: Int,
        chains: Int,
        divergentShare: Double,
        saturatedShare: Double?,
        verdict: String
    ) {
        self.model = model
        self.training = training
        self.segment = segment
        self.occasion = occasion
        self.draws = draws
        self.chains = chains
        self.divergentShare = divergentShare
        self.saturatedShare = saturatedShare
        self.verdict = verdict
    }
}

/// The change of one file, both contents kept under their hash.
package struct PreparedFix: Sendable, Codable, Equatable {
    package var incident: IncidentID
    package var model: ModelName
    package var file: String
    package var before: String
    package var after: String
    package var diff: String

    package init(
        incident: IncidentID,
        model: ModelName,
        file: String,
        before: String,
        after: String,
        diff: String
    ) {
        self.incident = incident
        self.model = model
        self.file = file
        self.before = before
        self.after = after
        self.diff = diff
    }
}

/// What was seen after an effect was carried out.
package struct PerformedEffect: Sendable, Codable, Equatable {
    package var effect: Effect
    package var result: String

    package init(effect: Effect, result: String) {
        self.effect = effect
        self.result = result
    }
}
