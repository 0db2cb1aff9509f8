package import RhatchetProtocol

/// Why a training ended, as far as its exit and the tail of its log say.
package struct LogVerdict: Sendable, Equatable {
    package var category: Category
    /// Type of the exception, such as `KeyError`; nil without one.
    package var type: String?
    /// Its message, or how the process ended.
    package var message: String
    /// Where it was raised: the innermost frame outside installed packages; nil when not known.
    package var file: String?
    package var line: Int?
    /// Lines of the log that it rests on: `file` is the log.
    package var evidence: [Evidence]
    /// Why this category, one clause.
    package var cause: String
    /// Name of the rule that decided; nil when none did.
    package var rule: String?
    /// The sampler itself gave up.
    package var samplingFailed: Bool
    /// How far the training was; nil for one that came to its end.
    package var stage: LogStage?
    /// False for words against the draws of a run that came to its end.
    package var isHalted = true
    /// Whether a run that came to its end is as bad as one that was halted.
    package var isCritical = false

    /// Any halted training is critical.
    package var severity: Severity { self.isHalted || self.isCritical ? .critical : .warning }

    /// The finding for the protocol: a training that ended without completing is halted, whatever the category.
    package var finding: Finding {
        Finding(
            category: self.category,
            samplingFailed: self.samplingFailed,
            halted: self.isHalted,
            error: self.type.map { self.message.isEmpty ? $0 : "\($0): \(self.message)" } ?? self.message,
            evidence: self.evidence
        )
    }
}

extension LogVerdict {
    /// Words against a run that came to its end.
    static func completed(
        _ category: Category,
        _ lines: [LogLine],
        _ cause: String,
        _ rule: String,
        isCritical: Bool,
        _ file: String
    ) -> LogVerdict {
        LogVerdict(
            category: category,
            type: nil,
            message: String((lines.first?.text ?? "").drop(while: \.isWhitespace)),
            file: nil,
            line: nil,
            evidence: lines.map { Evidence(file: file, line: $0.number, text: $0.text) },
            cause: cause,
            rule: rule,
            samplingFailed: false,
            isHalted: false,
            isCritical: isCritical
        )
    }
}
