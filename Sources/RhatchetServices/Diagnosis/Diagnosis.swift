import Dispatch
import Foundation
import RhatchetDiagnostics
import RhatchetProtocol
package import RhatchetReaders
package import RhatchetTraining
package import RhatchetTriage

/// What can be said of draws that lie somewhere: every variable's numbers, and what is wrong.
package struct Diagnosis: Sendable {
    package let posterior: Posterior
    /// Those that were asked for, in the order of the draws.
    package let elements: [SampleElement]
    /// The gravest first.
    package let problems: [SampleProblem]

    /// - Parameters:
    ///   - paths: of CSV files, of a run's folder, or of one of ArviZ's files.
    ///   - variables: the only ones that are wanted, `theta` or `theta[1,2]`; none for all.
    ///   - alone: whether effective draws of single chains are wanted too, as advice needs them.
    ///   - pools: whether draws of several runs may be one posterior.
    ///   - python: finds a Python for ArviZ's files; not called for others.
    /// - Throws: ``ReadingError``, and what `python` throws.
    package init(
        _ paths: [String],
        variables: [String] = [],
        alone: Bool = false,
        pools: Bool = false,
        python: () throws -> (PythonEnvironment, PythonFolder)
    ) throws {
        let kind = try PosteriorPaths(paths)
        guard case .arviz(let path) = kind else {
            try self.init(kind, variables, alone, pools)
            return
        }
        let (environment, tools) = try python()
        let conversion = try ArvizConversion(path, python: environment, tools: tools)
        try self.init(.run(conversion.folder, chains: nil), variables, alone, pools)
    }

    private init(_ kind: PosteriorPaths, _ variables: [String], _ alone: Bool, _ pools: Bool) throws(ReadingError) {
        let workers = ProcessInfo.processInfo.activeProcessorCount
        let posterior = try kind.posterior(workers: workers, pools: pools)
        let wanted = try ElementChoice(posterior.elements).numbers(variables)
        var elements: [SampleElement] = []
        let plan = posterior.plan(workers: workers)
        for first in stride(from: 0, to: wanted.count, by: plan.elements) {
            let piece = Array(wanted[first..<min(first + plan.elements, wanted.count)])
            let loaded = try posterior.load(piece, workers: workers)
            elements += Self.elements(piece, posterior, loaded, alone, plan.workers)
        }
        let judged = SampleJudge().problems(
            elements,
            chains: posterior.chains.map(\.look),
            names: posterior.chains.map(\.name),
            draws: posterior.draws
        )
        let noted = posterior.notes.map(\.problem)
        self.posterior = posterior
        self.elements = elements
        self.problems =
            (judged + noted).filter { $0.severity == .critical } + (judged + noted).filter { $0.severity == .warning }
    }

    private static func elements(
        _ piece: [Int],
        _ posterior: Posterior,
        _ loaded: [[Double]],
        _ alone: Bool,
        _ workers: Int
    ) -> [SampleElement] {
        let draws = posterior.draws
        let survey = Survey(elements: piece.count, chains: posterior.chains.count, draws: draws)
        return survey.run(
            workers: workers,
            perform: { DispatchQueue.concurrentPerform(iterations: $0, execute: $1) },
            load: { element, chain, target in
                loaded[chain].withUnsafeBufferPointer { values in
                    _ = target.update(fromContentsOf: values[element * draws..<(element + 1) * draws])
                }
            },
            question: { summarizer in (summarizer.digest(), alone ? summarizer.summary().chainESS : []) }
        )
        .enumerated()
        .map { SampleElement(name: posterior.elements[piece[$0]], digest: $1.0, chainESS: $1.1) }
    }
}
