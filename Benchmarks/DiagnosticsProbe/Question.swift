import Dispatch
import RhatchetDiagnostics

/// What is timed.
enum Question: String {
    /// Draws in order, and no more.
    case sort
    /// R-hat, bulk and tail effective sample size.
    case convergence
    /// A row of the summary table.
    case digest
    /// What a look of the watch asks for, each chain's own effective draws too.
    case look

    /// Some number that depends on all answers, so that none can be left out.
    func sum(of table: DrawTable, workers: Int) -> Double {
        let answers = table.survey.run(
            workers: workers,
            perform: { DispatchQueue.concurrentPerform(iterations: $0, execute: $1) },
            load: table.load,
            question: self.answer
        )
        return answers.reduce(0, +)
    }

    private func answer(_ element: inout Summarizer) -> Double {
        switch self {
        case .sort: return element.median
        case .convergence:
            let (rhat, bulk, tail) = element.convergence()
            return rhat + bulk + tail
        case .digest:
            let digest = element.digest()
            return digest.rhat + digest.mean + digest.mcseSD
        case .look:
            let summary = element.summary()
            return summary.rhat + summary.chainESS.reduce(0, +)
        }
    }
}
