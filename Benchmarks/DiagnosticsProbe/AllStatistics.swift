import RhatchetDiagnostics

/// Every statistic that arviz-stats has too, under the name that its Python test gives it.
struct AllStatistics: Encodable {
    var numbers: [String: Double]
    var chainESS: [Double]
    var bfmi: [Double]
    var autocorrelation: [Double]

    init(_ chains: [[Double]]) {
        let nested = chains.indices.map { chains.count.isMultiple(of: 2) ? $0 / 2 : $0 }
        let hdi = hdi(chains, probability: 0.94)
        self.numbers = [
            "rhat": rhat(chains), "rhat_nested": nestedRhat(chains, superchains: nested),
            "ess_bulk": essBulk(chains), "ess_tail": essTail(chains), "ess_mean": essMean(chains),
            "ess_sd": essSD(chains), "ess_median": essMedian(chains),
            "ess_quantile_10": essQuantile(chains, probability: 0.1),
            "mcse_mean": mcseMean(chains), "mcse_sd": mcseSD(chains), "mcse_median": mcseMedian(chains),
            "mcse_quantile_90": mcseQuantile(chains, probability: 0.9),
            "mean": mean(chains), "sd": sd(chains), "median": median(chains), "mad": mad(chains),
            "quantile_5": quantile(chains, probability: 0.05), "quantile_95": quantile(chains, probability: 0.95),
            "hdi_low": hdi?.lowerBound ?? .nan, "hdi_high": hdi?.upperBound ?? .nan,
            "rhat_local": localRhat(chains),
        ]
        self.chainESS = chains.map(RhatchetDiagnostics.chainESS)
        self.bfmi = chains.map { RhatchetDiagnostics.bfmi(energy: $0) }
        self.autocorrelation = chains.first.map { RhatchetDiagnostics.autocorrelation($0, lags: 20) } ?? []
    }
}
