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
    /// What the watch will report.
    package var finding: Finding

    package init(
        _ category: Category,
        isCritical: Bool = false,
        isHalting: Bool = false,
        isCurable: Bool = true,
        isShared: Bool = false,
        finding: Finding? = nil
    ) {
        self.category = category
        self.isCritical = isCritical
        self.isHalting = isHalting
        self.isCurable = isCurable
        self.isShared = isShared
        self.finding = finding ?? Self.finding(category, isCritical: isCritical, isHalting: isHalting, form: 0)
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
        let form = draws.uniform(.form, training: training, error: error)
        self.init(
            category,
            isCritical: isCritical,
            isHalting: isHalting,
            isCurable: !isConvergence || draws.happens(errors.curable, .curable, training: training, error: error),
            isShared: draws.happens(errors.sharedFile, .sharedFile, training: training, error: error),
            finding: Self.finding(category, isCritical: isCritical, isHalting: isHalting, form: form)
        )
    }

    /// The seeds' examples, each of the critical ones at its share of `form` 0..<1.
    private static func finding(_ category: Category, isCritical: Bool, isHalting: Bool, form: Double) -> Finding {
        switch category {
        case .convergence where !isCritical:
            Finding(category: category, rhat: 1.2, divergent: 0.02, checks: 2, halted: isHalting)
        case .convergence where form < 0.5:
            Finding(category: category, rhat: 1.47, divergent: 0, checks: 2, halted: isHalting)
        case .convergence where form < 0.75:
            Finding(category: category, rhat: 1.2, divergent: 0.15, checks: 2, halted: isHalting)
        case .convergence where form < 0.9:
            Finding(category: category, rhat: 1.15, elapsed: .hours(12), checks: 2, halted: isHalting)
        case .convergence: Finding(category: category, samplingFailed: true, halted: isHalting)
        case .implementation: Finding(category: category, halted: isHalting, error: "ValueError: Shape mismatch")
        case .data: Finding(category: category, halted: isHalting, error: "ValueError: NaN in input")
        case .resource: Finding(category: category, halted: isHalting, error: "MemoryError")
        case .unknown: Finding(category: category, halted: isHalting)
        }
    }
}
