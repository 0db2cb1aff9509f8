import RhatchetProtocol
import RhatchetReaders
import RhatchetTriage

extension ReadingNote {
    /// What it means for who relies on the draws.
    var problem: SampleProblem {
        switch self {
        case .empty(let file):
            SampleProblem(
                .emptyFile,
                "\(file) has no draw behind warm-up and was left out",
                advice:
                    "Wait for it while the sampler runs; else run that chain again: with fewer chains R-hat sees less."
            )
        case .torn(let file):
            SampleProblem(
                .torn,
                "the end of \(file) is not whole and was left out",
                advice: "Nothing is wrong while the sampler writes; else it was killed or its disk was full."
            )
        case .damaged(let file, let how):
            SampleProblem(
                .damaged,
                "\(file) cannot be read to its end (\(how)); what follows was left out",
                severity: .critical,
                advice: "Take the file from a copy, or run that chain again."
            )
        case .unfinished(let file, let draws, let planned):
            SampleProblem(
                .unfinished,
                "\(file) has \(draws) of \(planned) draws",
                advice: "Wait for the rest while the sampler runs; else it was ended before its time."
            )
        case .missing(let chains, let planned):
            SampleProblem(
                .missingChains,
                "there are draws of \(chains) of \(planned) chains",
                advice: "Give the files of all chains: one that is left out may be the one that does not agree."
            )
        case .cut(let shortest, let longest):
            SampleProblem(
                .unequalChains,
                "chains have \(shortest) to \(longest) draws; all numbers are of the first \(shortest) of each",
                advice: "Wait for the shorter chains, or leave one that was ended early out on purpose."
            )
        case .dropped(let chain, let by, let reason):
            SampleProblem(
                .droppedChain,
                InertText.line("chain \(chain) was ended alone by \(by) and is left out: \(reason)"),
                advice: "Say so where you report the result: whoever drops a chain that disagrees makes the rest agree."
            )
        case .pooled(let runs, let differences):
            SampleProblem(
                .pooledRuns,
                InertText.line(
                    "draws of \(runs) runs are pooled"
                        + (differences.isEmpty ? "" : ", of different kernels: \(differences.joined(separator: ", "))")
                ),
                advice:
                    "Say so where you report the result: draws of a run that was ended for being sick stay what they are."
            )
        case .thinned(let step, let draws):
            SampleProblem(
                .thinned,
                "chains of \(draws) draws do not fit into memory; all numbers are of every \(step)th draw of each",
                advice: "Nothing is wrong with that; thin the draws yourself to choose which are read."
            )
        case .identical(let one, let other):
            SampleProblem(
                .identicalChains,
                "\(one) and \(other) have the same draws: R-hat and ESS are too good by that",
                severity: .critical,
                advice: "Give every file once, and every chain a seed or an id of its own."
            )
        }
    }
}
