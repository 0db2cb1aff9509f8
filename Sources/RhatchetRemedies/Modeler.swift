package import RhatchetDiagnostics
package import RhatchetProtocol

/// The built-in modeler: from a look to causes and a recommendation, by rules.
///
/// Two tables are read in order. First what no parameter repairs (`ModelRules`): the first rule that applies ends it with
/// a rewind. Then what parameters can repair (`ParameterRules`): all rules that apply speak together. A value that is in
/// force or was tried on this model is never proposed again; when nothing is left, a rewind is what remains.
package struct Modeler: Sendable {
    package let thresholds: RemedyThresholds

    package init(thresholds: RemedyThresholds = RemedyThresholds()) {
        self.thresholds = thresholds
    }

    /// Advises on a training that a finding was made on.
    ///
    /// `signs` are those of the finding, `kernel` the settings that the sick segment ran with, `history` every change
    /// that was ever applied to this model, reverted ones too.
    package func advise(
        _ look: Look,
        signs: [Sign] = [],
        kernel: SamplerKernel,
        history: [Change] = []
    ) -> Prescription {
        let sick = SickCase(
            symptoms: Symptoms(look, thresholds: self.thresholds),
            signs: Set(signs),
            kernel: kernel,
            history: history,
            thresholds: self.thresholds
        )
        if let rule = ModelRules.all.first(where: { $0.applies(sick) }) { return Self.rewind(rule, sick) }
        let remedies = Self.remedies(sick)
        return remedies.isEmpty ? Self.rewind(ModelRules.exhausted, sick) : Self.repair(remedies, sick)
    }

    /// One change per parameter: where two rules raise the same one, the larger number serves both.
    private static func remedies(_ sick: SickCase) -> [Remedy] {
        var found: [Remedy] = []
        for rule in ParameterRules.all {
            guard let change = rule.change(sick) else { continue }
            let remedy = Remedy(change: change, rule: rule.name, reason: rule.reason, expectation: rule.expectation)
            if let index = found.firstIndex(where: { $0.change.parameter == change.parameter }) {
                if found[index].change.to?.number ?? 0 < change.to?.number ?? 0 { found[index] = remedy }
            } else {
                found.append(remedy)
            }
        }
        return found
    }

    private static func repair(_ remedies: [Remedy], _ sick: SickCase) -> Prescription {
        let spoken = ParameterRules.all.filter { rule in remedies.contains { $0.rule == rule.name } }
        let doubt = sick.diverges && sick.isEnergyLow
        return Prescription(
            kind: .parameter,
            diagnosis: sick.symptoms.sentence,
            causes: spoken.map(\.cause) + (doubt ? [Self.doubt] : []),
            recommendation: remedies.map(\.sentence).joined(separator: "; "),
            remedies: remedies,
            rules: spoken.map(\.name)
        )
    }

    private static let doubt =
        "divergences and a low E-BFMI may come of these settings; should both remain after the change, it is a funnel"

    private static func rewind(_ rule: ModelRule, _ sick: SickCase) -> Prescription {
        Prescription(
            kind: .model,
            diagnosis: sick.symptoms.sentence,
            causes: [rule.cause],
            recommendation: rule.recommendation,
            remedies: [],
            rules: [rule.name]
        )
    }
}
