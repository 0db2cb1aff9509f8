import RhatchetDiagnostics
package import RhatchetProtocol
import RhatchetReaders
package import RhatchetRemedies
import RhatchetTriage

extension Diagnosis {
    /// What the built-in modeler makes of the draws; nil when nothing is wrong with them.
    ///
    /// It needs the effective draws of single chains.
    package var prescription: Prescription? {
        let signs = self.problems.compactMap(\.code.sign)
        let isSick = self.problems.contains { $0.code.isOfSampling }
        guard isSick else { return nil }
        return Modeler().advise(self.look, signs: signs, kernel: self.kernel)
    }

    /// The draws as a watch would have seen them.
    private var look: Look {
        let parameters = self.elements.map { element in
            ParameterLook(
                name: element.name,
                rhat: element.digest.rhat,
                essBulk: element.digest.essBulk,
                essTail: element.digest.essTail,
                chainESS: element.chainESS,
                isConstant: element.digest.isConstant
            )
        }
        return Look(
            chains: self.posterior.chains.map(\.look),
            draws: self.posterior.draws,
            parameters: parameters,
            plannedDraws: self.posterior.facts.planned,
            isComplete: true
        )
    }

    /// CmdStan's names are turned into PyMC's, which the rules speak.
    private var kernel: SamplerKernel {
        let facts = self.posterior.facts
        let names = [
            "delta": "target_accept", "max_depth": "max_treedepth", "num_warmup": "tune", "num_samples": "draws",
        ]
        let pairs = facts.settings.map { key, value in
            (names[key] ?? key, Int(exactly: value).map(Value.int) ?? .double(value))
        }
        let words = facts.words.map { ($0.key, Value.string($0.value)) }
        let settings = Dictionary(pairs + words) { first, _ in first }
        return SamplerKernel(sampler: facts.sampler == "nutpie" ? .nutpie : .pymc, settings: settings)
    }

    /// A change under the name that the sampler of these draws has for it.
    package func shown(_ change: Change) -> String {
        let isStan = self.posterior.facts.sampler == "CmdStan"
        let names = [
            "target_accept": "adapt delta", "max_treedepth": "max_depth", "tune": "num_warmup", "draws": "num_samples",
            "init": "metric",
        ]
        let name = isStan ? names[change.parameter] ?? change.parameter : change.parameter
        let values = ["jitter+adapt_full": "dense_e"]
        let value = { (value: Value?) in value.map { isStan ? values["\($0)"] ?? "\($0)" : "\($0)" } ?? "the default" }
        return "\(name): \(isStan && change.parameter == "init" ? "diag_e" : value(change.from)) -> \(value(change.to))"
    }
}

extension SampleProblem.Code {
    var sign: Sign? {
        switch self {
        case .maxTreeDepth: .treeDepth
        case .bfmi: .lowBFMI
        case .stuckChain: .stuckChain
        case .essBulk, .essTail: .lowESS
        case .divergences, .rhat, .notANumber, .oneChain, .fewDraws, .emptyFile, .torn, .damaged, .unfinished,
            .missingChains, .unequalChains, .droppedChain, .pooledRuns, .identicalChains, .thinned:
            nil
        }
    }

    /// Whether another run with other settings may do better; the rest lies with the files.
    var isOfSampling: Bool { self == .divergences || self == .rhat || self.sign != nil }
}
