/// The priors that a log tells, as `sigma ~ HalfNormal(1)`, by the names of their parameters in lower case.
struct ToldPriors {
    private let distributions: [String: String]

    private static let quick = [LoweredText(" ~ ")]
    private static let positive: Set<String> = [
        "halfnormal", "halfcauchy", "gamma", "exponential", "lognormal", "inversegamma", "halfstudentt",
    ]

    init(_ tail: [PlainLine]) {
        var found: [String: String] = [:]
        for line in tail where line.containsAny(Self.quick) {
            for match in line.text.lowercased().matches(of: /([a-z_][\w\[\]]*) ~ ([a-z]+)\(([^)]*)/) {
                let isUnit = match.2 == "uniform" && match.3.filter { $0 != " " } == "0,1"
                found[String(match.1)] = isUnit ? "beta" : String(match.2)
            }
        }
        self.distributions = found
    }

    /// Why the mean of a parameter cannot be under its prior; nil where it can, or no prior is told.
    func excludes(_ name: String, mean: Double) -> String? {
        guard mean < 0 || mean > 1, let distribution = self.distributions[name.lowercased()] else { return nil }
        let isOutside = distribution == "beta" || mean < 0 && Self.positive.contains(distribution)
        return isOutside ? "the mean \(mean) of \(name) lies outside of what its prior allows" : nil
    }
}
