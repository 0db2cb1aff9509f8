package import RhatchetProtocol

/// The value of one key of a policy, as a policy file writes it (`description`) and as JSON.
package enum PolicyValue: Sendable, Equatable, Encodable, CustomStringConvertible {
    case word(String)
    case number(Double)
    case count(Int)
    case duration(TimeAmount)
    case list([String])

    package var description: String {
        switch self {
        case .word(let word): word
        case .number(let number): NodeReader.text(number)
        case .count(let count): "\(count)"
        case .duration(let amount): DurationText.text(amount)
        case .list(let words): "[\(words.joined(separator: ", "))]"
        }
    }

    /// The length of a duration; nil for what is none.
    package var seconds: Double? {
        switch self {
        case .duration(let amount): Double(amount.milliseconds) / 1000
        case .word, .number, .count, .list: nil
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .word, .duration: try container.encode(self.description)
        case .number(let number): try container.encode(number)
        case .count(let count): try container.encode(count)
        case .list(let words): try container.encode(words)
        }
    }
}

extension Policy {
    /// The default of `confirm_draws` in the words of PROTOCOL 4.
    package static let plannedDraws = "planned/20 within 50 and 200"

    package func value(of key: CodingKeys) -> PolicyValue {
        switch key {
        case .name: .word(self.name.rawValue)
        case .rhatNote: .number(self.rhatNote)
        case .rhatWarning: .number(self.rhatWarning)
        case .rhatCritical: .number(self.rhatCritical)
        case .divergentCritical: .number(self.divergentCritical)
        case .elapsedCritical: .duration(self.elapsedCritical)
        case .confirmChecks: .count(self.confirmChecks)
        case .confirmDraws: self.confirmDraws.map(PolicyValue.count) ?? .word(Self.plannedDraws)
        case .verifyChecks: .count(self.verifyChecks)
        case .authorize: .duration(self.authorize)
        case .apply: .duration(self.apply)
        case .fix: .duration(self.fix)
        case .resumeReminder: .duration(self.resumeReminder)
        case .review: .duration(self.review)
        case .onReviewOverdue: .word(self.onReviewOverdue.rawValue)
        case .analysis: .duration(self.analysis)
        case .recommendation: .duration(self.recommendation)
        case .delegated: .duration(self.delegated)
        case .decision: .duration(self.decision)
        case .triage: .duration(self.triage)
        case .consultation: .duration(self.consultation)
        case .status: .duration(self.status)
        case .emergencyParameters: .list(self.emergencyParameters)
        }
    }
}
