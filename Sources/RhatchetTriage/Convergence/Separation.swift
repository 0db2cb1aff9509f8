import RhatchetDiagnostics

/// Whether an R-hat is more than slow chains explain.
///
/// R-hat and the effective draws are one thing: of chains that agree, R-hat² is about 1 + M / ESS (Vats and Knudson 2021,
/// doi:10.1214/20-STS812). So a level alone is noise at first, and the more parameters there are the more of them are
/// far out by chance. Of M half chains with the effective draws E of their chains together,
/// F = (R-hat² - 1) E / M + 1 has Fisher's distribution with M - 1 and E - M degrees of freedom when the chains agree;
/// `deviate` is the standard normal deviate that is as rare (Paulson 1942, doi:10.1214/aoms/1177731608).
struct Separation {
    /// - Parameters:
    ///   - rhat: a finite R-hat.
    ///   - chainESS: effective draws of every chain by itself.
    static func deviate(rhat: Double, chainESS: [Double]) -> Double {
        let halves = 2 * Double(chainESS.count)
        let effective = chainESS.reduce(0, +)
        guard effective > halves + 1, halves >= 2 else { return -.infinity }
        let fisher = max(0, (rhat * rhat - 1) * effective / halves + 1)
        let (first, second) = (2 / (9 * (halves - 1)), 2 / (9 * (effective - halves)))
        let root = Self.cubeRoot(fisher)
        return ((1 - second) * root - (1 - first)) / (second * root * root + first).squareRoot()
    }

    /// The deviate that is exceeded with the probability `share`, spread evenly over so many trials.
    static func limit(_ share: Double, trials: Int) -> Double {
        -NormalQuantile.of(share / Double(max(1, trials)))
    }

    /// Newton's steps from above, which halve the distance at least.
    private static func cubeRoot(_ value: Double) -> Double {
        guard value > 0 else { return 0 }
        var root = max(1, value)
        while true {
            let next = (2 * root + value / (root * root)) / 3
            guard next < root else { return root }
            root = next
        }
    }
}
