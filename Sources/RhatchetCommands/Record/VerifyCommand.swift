import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// `verify`: of the record, or of a fix.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that the record is whole and proven; or say, as the model trainer, whether a fix has helped.",
        discussion: """
            Without an incident: the chain of hashes, the proof of every step, the protocol's own laws over the whole \
            history, and that the stored state is what the log gives. With --repair what \
            is made of the log is made again: the stored state, the manifest, the transcripts. Exit status: 0 whole, 1 damaged, 2 it cannot be read.

            With an incident it is the protocol's 'verify', which a watch does by itself.

            Examples:
              rhatchet verify
              rhatchet verify INC-1 --passed
            """
    )

    @Argument(help: "The incident of which a fix is judged, as INC-1.", completion: Completions.openIncidents)
    var incident: String?

    @Flag(help: "The finding has stayed away.")
    var passed = false

    @Flag(help: "The finding has come back.")
    var failed = false

    @Flag(help: "Make stored state, manifest and transcripts again from the log.")
    var repair = false

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    func validate() throws {
        let said = [self.passed, self.failed].count { $0 }
        guard said == (self.incident == nil ? 0 : 1) else {
            throw ValidationError("give an incident with one of --passed and --failed, or none of them")
        }
        guard self.incident == nil || !self.repair else { throw ValidationError("--repair is for the record") }
    }

    func run() throws {
        guard let incident = self.incident else { return try self.verifyRecord() }
        let project = try Project.existing(self.project.paths)
        let trainer = try self.actor.signatory(.modelTrainer, in: project)
        let row = try IncidentsService(project).act(incident, by: trainer) {
            .verify(incident: $0, passed: self.passed)
        }
        try CaseAnswer.give(row, format: self.format)
    }

    private func verifyRecord() throws {
        let report = try RecordCheck(self.project.paths).report(repairing: self.repair)
        switch self.format {
        case .json: Terminal.say(try JSONText.make(report, pretty: true))
        case .text: report.lines.forEach(Terminal.say)
        }
        if !report.isWhole { throw ExitCode(1) }
    }
}
