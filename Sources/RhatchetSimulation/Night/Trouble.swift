package import RhatchetProtocol

/// What is wrong with a training, as nobody but the simulation knows it.
package struct Trouble: Sendable, Hashable {
    package var category: Category
    package var isCritical: Bool
    package var isHalting: Bool
    /// Whether a change of parameters mends it.
    package var isCurable: Bool
    /// Whether its fix touches a file that other models share.
    package var isShared: Bool
    /// Which of the seeds' examples it looks like, 0..<1.
    package var form: Double

    package init(
        _ category: Category,
        isCritical: Bool = false,
        isHalting: Bool = false,
        isCurable: Bool = true,
        isShared: Bool = false,
        form: Double = 0
    ) {
        self.category = category
        self.isCritical = isCritical
        self.isHalting = isHalting
        self.isCurable = isCurable
        self.isShared = isShared
        self.form = form
    }
}

extension Trouble {
    /// The error that a training meets as its `error`-th.
    init(_ draws: Draws, _ errors: Errors, training: Int, error: Int) {
        let category = errors.category(at: draws.uniform(.category, training: training, error: error))
        let isConvergence = category == .convergence
        let halted = errors.halted[category] ?? 0
        let isCritical =
            isConvergence && draws.happens(errors.critical, .severity, training: training, error: error)
        let isHalting = draws.happens(halted, .halted, training: training, error: error)
        self.init(
            category,
            isCritical: isCritical,
            isHalting: isHalting,
            isCurable: !isConvergence || draws.happens(errors.curable, .curable, training: training, error: error),
            isShared: draws.happens(errors.sharedFile, .sharedFile, training: training, error: error),
            form: draws.uniform(.form, training: training, error: error)
        )
    }

    /// What the watch reports: the seeds' examples, each of the critical ones at its share of `form`.
    var finding: Finding {
        switch self.category {
        case .convergence where !self.isCritical:
            Finding(category: self.category, rhat: 1.2, divergent: 0.02, checks: 2, halted: self.isHalting)
        case .convergence where self.form < 0.5:
            Finding(category: self.category, rhat: 1.47, divergent: 0, checks: 2, halted: self.isHalting)
        case .convergence where self.form < 0.75:
            Finding(category: self.category, rhat: 1.2, divergent: 0.15, checks: 2, halted: self.isHalting)
        case .convergence where self.form < 0.9:
            Finding(category: self.category, rhat: 1.15, elapsed: .hours(12), checks: 2, halted: self.isHalting)
        case .convergence: Finding(category: self.category, samplingFailed: true, halted: self.isHalting)
        case .implementation: Finding(category: self.category, halted: self.isHalting, error: "Shape mismatch")
        case .data: Finding(category: self.category, halted: self.isHalting, error: "ValueError: NaN in input")
        case .resource: Finding(category: self.category, halted: self.isHalting, error: "MemoryError")
        case .unknown: Finding(category: self.category, halted: self.isHalting)
        }
    }
}
