import RhatchetProtocol
import RhatchetTriage

/// Everything that a rule may look at.
struct SickCase {
    let symptoms: Symptoms
    let signs: Set<Sign>
    let kernel: SamplerKernel
    /// What was already tried on this model.
    let history: [Change]
    let thresholds: RemedyThresholds

    var rhatIsBad: Bool { (self.symptoms.worst?.rhat ?? 1) > self.thresholds.rhatBad }
    var rhatIsGood: Bool { (self.symptoms.worst?.rhat ?? 1) <= self.thresholds.rhatGood }
    var diverges: Bool { self.symptoms.divergences > 0 }
    var isEnergyLow: Bool { (self.symptoms.leastBFMI ?? .infinity) < self.thresholds.judge.lowBFMI }
    /// Not low by itself, and of a kind with effective draws that are wanting at the end.
    var isEnergyWeak: Bool {
        self.hasLowESS && self.symptoms.isFinal && (self.symptoms.leastBFMI ?? .infinity) < self.thresholds.weakBFMI
    }
    var isStuck: Bool { !self.symptoms.stuck.isEmpty || self.signs.contains(.stuckChain) }
    var isCut: Bool {
        self.symptoms.worstCut > self.thresholds.judge.saturatedWarning || self.signs.contains(.treeDepth)
    }
    var isTuneShort: Bool { (self.kernel.number("tune") ?? 0) < self.thresholds.shortTune }
    var hasLowESS: Bool { self.signs.contains(.lowESS) }

    /// Whether anything is wrong at all.
    var isSick: Bool {
        !self.rhatIsGood || self.diverges || self.isEnergyLow || self.isStuck || self.isCut || self.hasLowESS
    }

    /// Whether the energy was explored well enough for divergences and E-BFMI to speak about the model.
    ///
    /// Short tuning and trees that are cut both make E-BFMI low on models that have no fault.
    var isFair: Bool {
        self.symptoms.worstCut <= self.thresholds.cutShare
            && (self.kernel.number("tune") ?? 0) >= self.thresholds.fairTune
    }

    /// The largest number that a parameter stands at or was tried at.
    func highest(_ parameter: String) -> Double {
        let tried = self.history.filter { SamplerArgument.canonical($0.parameter) == parameter }
        return (tried.compactMap { $0.to?.number } + [self.kernel.number(parameter)].compactMap(\.self)).max() ?? 0
    }

    /// Whether this very value is in force or was tried.
    func knows(_ parameter: String, _ value: Value) -> Bool {
        self.kernel.value(parameter) == value
            || self.history.contains { SamplerArgument.canonical($0.parameter) == parameter && $0.to == value }
    }

    /// A change to a larger number, if neither it nor a larger one was there before.
    func raise(_ parameter: String, to value: Value) -> Change? {
        guard let number = value.number, number > self.highest(parameter) else { return nil }
        return Change(parameter: parameter, from: self.kernel.value(parameter), to: value)
    }

    /// A change to another word, if it was not there before.
    func choose(_ parameter: String, _ word: String) -> Change? {
        guard !self.knows(parameter, .string(word)) else { return nil }
        return Change(parameter: parameter, from: self.kernel.value(parameter), to: .string(word))
    }
}
