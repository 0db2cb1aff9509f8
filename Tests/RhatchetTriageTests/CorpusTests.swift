import RhatchetProtocol
import RhatchetTriage
import Testing

/// The score of the rules on the labelled logs, as `docs/triage.md` gives it.
@Suite struct CorpusTests {
    /// Errors that are known and explained in `docs/triage.md`; a new one fails.
    private static let known: Set = [
        "036-negative-count-pymc6.log", "143-stalled-between-draws.log", "json-lines-demand-posterior.log",
        "waage-spalte.log", "cmdstan-response-with-a-nan.log", "iconv-bytes-of-another-encoding.log",
        "jags-more-deaths-than-beasts.log", "node-nan-in-the-json.log", "sidecar-watches-the-instance.log",
        "controle-qualite-essais.log", "metrics-stream-funnel.log", "teilchenfilter-pmmh.log",
        "cadeia-que-nao-se-move.log", "driver-without-result.log", "jax-loop-ends-with-two-chains.log",
        "node-posterior-p-above-one.log", "sampler-waits-for-its-input.log", "workers-that-wait-for-ever.log",
        "islands-in-the-map.log",
        "treedepth-in-diagnose.log", "cron-says-rc.log", "probability-above-one.log",
    ]
    /// Right in their category, by another line than the label's.
    private static let otherwise = [
        "spawn-without-a-main-guard.log", "duckdb-conversion.log", "hdf5-trace-on-a-full-disk.log",
        "netcdf-on-a-full-disk.log", "shell-cannot-fork.log", "150-pytensor-compile-error.log",
        "density-in-python-under-nutpie.log", "fork-resource-unavailable.log", "own-chain-never-moves.log",
        "cmdstanpy-most-transitions-divergent.log", "pymc-funnel-divergences.log", "program-not-executable.log",
        "spot-machine-taken-back.log", "tree-depth-at-every-draw.log", "nutpie-energy-and-depth.log",
        "own-hmc-energy-fraction.log", "own-metropolis-gate.log", "turing-numerical-errors.log",
        "exception-with-an-empty-text.log", "rhat-of-one-half.log", "cmdstanpy-chain-killed.log",
        "launcher-knows-a-status-only.log", "srun-task-exited.log", "jags-model-with-a-node-twice.log",
        "pandera-plots-inventory.log", "patient-records-strict-types.log", "messwerte-keine-zahl.log",
        "snakemake-input-missing.log", "kubectl-after-a-night.log", "ray-loo-matrix.log",
        "cmdstan-no-place-to-start.log", "snakemake-rule-failed-without-a-word.log",
        "honcho-one-of-two-went-away.log", "netcdf-on-a-full-scratch.log", "cmdstanpy-json-with-text-in-y.log",
        "cmdstanpy-step-fixed-too-small.log", "eight-schools-gate.log", "pydantic-counts-na.log",
        "numpyro-table-tells.log", "nightly-fit-by-pytest.log", "trend-of-a-shop-from-cmdstanpy.log",
        "heartbeat-without-progress.log",
    ]

    @Test func `every log but the known errors has its category`() throws {
        let wrong = try Corpus.read().compactMap { label, tail -> String? in
            let said = LogTriage.judge(log: tail, label.exit, file: label.log)?.category.rawValue
            return said == label.category ? nil : label.log
        }
        #expect(Set(wrong) == Self.known)
    }

    @Test func `no healthy log is called failed, whether its end is told or not`() throws {
        for (label, tail) in try Corpus.read() where label.category == nil {
            #expect(LogTriage.judge(log: tail, label.exit, file: label.log) == nil, "\(label.log)")
            #expect(LogTriage.judge(log: tail, nil, file: label.log) == nil, "\(label.log), end not told")
        }
    }

    @Test func `the evidence names the line that shows it`() throws {
        for (label, tail) in try Corpus.read()
        where label.category != nil && !Self.known.contains(label.log) && !Self.otherwise.contains(label.log) {
            guard let line = label.line else { continue }
            let evidence = LogTriage.judge(log: tail, label.exit, file: label.log)?.evidence ?? []
            #expect(evidence.contains { $0.line == line }, "\(label.log): \(line) is not in \(evidence.map(\.line))")
        }
    }

    @Test func `the corpus is as large as it is said to be`() throws {
        let counts = Dictionary(grouping: try Corpus.read()) { $0.label.category ?? "healthy" }.mapValues(\.count)
        for category in ["implementation", "data", "resource", "convergence", "healthy"] {
            #expect(counts[category] ?? 0 >= 50, "\(category)")
        }
    }
}
