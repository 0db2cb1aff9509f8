import RhatchetProtocol
import RhatchetRemedies

/// The built-in modeler: authorises what parameters can repair, declines what they cannot, advises when asked.
package struct RuleModeler: Sendable {
    package init() {}

    package func answer(_ file: CaseFile) -> Answer {
        guard let look = file.look, let sampler = SamplerKernel.Sampler(rawValue: file.sampler ?? "pymc") else {
            return self.withoutDraws(file)
        }
        let kernel = SamplerKernel(sampler: sampler, settings: file.settings)
        let signs = file.incident.latestFinding?.finding.signs ?? []
        let prescription = Modeler().advise(look, signs: signs, kernel: kernel, history: file.history)
        switch file.incident.state {
        case .escalated: return .act(self.emergency(prescription, file))
        case .consulting: return .act(self.advice(prescription, file))
        default: return .nothing
        }
    }

    private func emergency(_ prescription: Prescription, _ file: CaseFile) -> Command {
        switch prescription.kind {
        case .model:
            return .decline(incident: file.incident.id, reason: self.words(prescription))
        case .parameter:
            let authorization = Authorization(
                diagnosis: self.diagnosis(prescription),
                rationale: self.recommendation(prescription),
                changes: self.changes(prescription, file),
                fixClass: .parameter
            )
            return .authorize(incident: file.incident.id, authorization: authorization)
        }
    }

    private func advice(_ prescription: Prescription, _ file: CaseFile) -> Command {
        .advise(
            incident: file.incident.id,
            advice: Advice(
                analysis: self.diagnosis(prescription),
                recommendation: self.recommendation(prescription),
                fixClass: prescription.rewind ? nil : .parameter,
                changes: self.changes(prescription, file),
                rewind: prescription.rewind
            )
        )
    }

    /// With what should be seen afterwards, against which the fix is verified.
    private func recommendation(_ prescription: Prescription) -> String {
        let expected = prescription.remedies.map(\.expectation)
        guard !expected.isEmpty else { return prescription.recommendation }
        return "\(prescription.recommendation); expected: \(expected.joined(separator: "; "))"
    }

    private func diagnosis(_ prescription: Prescription) -> String {
        ([prescription.diagnosis] + prescription.causes).joined(separator: "; ")
    }

    private func words(_ prescription: Prescription) -> String {
        "\(self.diagnosis(prescription)); \(prescription.recommendation)"
    }

    private func changes(_ prescription: Prescription, _ file: CaseFile) -> [Change] {
        prescription.remedies.map(\.change).map { change in
            var placed = change
            placed.line = file.places[SamplerArgument.canonical(change.parameter)]
            return placed
        }
    }

    private func withoutDraws(_ file: CaseFile) -> Answer {
        let reason = "no draws are known that a remedy could be judged on"
        switch file.incident.state {
        case .escalated: return .act(.decline(incident: file.incident.id, reason: reason))
        case .consulting: return .act(.advise(incident: file.incident.id, advice: Advice(analysis: reason)))
        default: return .nothing
        }
    }
}
