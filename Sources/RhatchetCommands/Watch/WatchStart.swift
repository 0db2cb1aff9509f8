import ArgumentParser
import RhatchetServices

/// Begins the watches of one command and drives them to their end.
struct WatchStart {
    let project: Project
    let display: any WatchDisplay

    /// - Throws: `ExitCode` with the status; what keeps every training from being watched.
    func run(_ plans: [TrainingPlan]) throws {
        Interrupts.catchThem()
        let (watches, failures) = try self.open(plans)
        let round = WatchRound(watches)
        defer { round.close() }
        let status = try WatchLoop(round: round, display: self.display).run()
        throw ExitCode(max(status, failures > 0 ? 2 : 0))
    }

    /// One that cannot be watched does not keep the others from it.
    private func open(_ plans: [TrainingPlan]) throws -> ([Watch], failures: Int) {
        var watches: [Watch] = []
        var failure: (any Error)?
        for plan in plans {
            do {
                watches.append(try Watch(plan, project: self.project))
            } catch {
                failure = failure ?? error
                if plans.count > 1 { Terminal.sayError("rhatchet: \(plan.model): \(error)") }
            }
        }
        if let failure, watches.isEmpty {
            self.project.discardIfUnused()
            throw failure
        }
        return (watches, plans.count - watches.count)
    }
}
