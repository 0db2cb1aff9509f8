import ArgumentParser
import RhatchetConfiguration
import RhatchetProtocol

/// The model trainer's `report`.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Report a finding of a training that a person, or another tool, has seen.",
        discussion: """
            By the model trainer. Severity is computed. What is seen once is given as --checks 1 and is no emergency yet; \
            without --checks it counts as confirmed.

            Examples:
              rhatchet report model_1 --category convergence --rhat 1.47 --checks 2
              rhatchet report model_1 --category implementation --error "NameError: name 'x' is not defined" --halted
            """
    )

    @OptionGroup var of: ModelOptions

    @ArgumentParser.Option(help: "implementation, data, resource, convergence or unknown.")
    var category: RhatchetProtocol.Category

    @ArgumentParser.Option(help: "The largest R-hat; nan and inf are a sampling failure.")
    var rhat: Double?

    @ArgumentParser.Option(help: "Divergent post-warmup transitions as a share, 0.1 for 10 %.")
    var divergent: Double?

    @ArgumentParser.Option(help: "Sampling time of the segment, as 12h or 30m.")
    var elapsed: DurationArgument?

    @ArgumentParser.Option(help: "At how many checks in a row it held.")
    var checks: Int?

    @ArgumentParser.Option(help: "The error, as the log has it.")
    var error: String?

    @ArgumentParser.Option(
        help: "low_ess, low_bfmi, tree_depth, stuck_chain, max_iterations, slow; may be repeated."
    )
    var sign: [Sign] = []

    @Flag(help: "The training no longer runs.")
    var halted = false

    @Flag(help: "No chain moves, or sampling was aborted.")
    var samplingFailed = false

    func validate() throws {
        guard self.divergent.map({ (0...1).contains($0) }) ?? true else {
            throw ValidationError("'--divergent' is a share and must lie in 0...1")
        }
        guard self.checks.map({ $0 >= 0 }) ?? true else { throw ValidationError("'--checks' must not be negative") }
    }

    func run() throws {
        let finding = Finding(
            category: self.category,
            rhat: self.rhat,
            divergent: self.divergent,
            elapsed: self.elapsed?.amount,
            checks: self.checks,
            samplingFailed: self.samplingFailed,
            halted: self.halted,
            error: self.error,
            signs: self.sign
        )
        try self.of.act(as: .modelTrainer) { .report(model: $0, finding: finding) }
    }
}

extension Sign: ExpressibleByArgument {}
