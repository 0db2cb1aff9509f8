package import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// Everything that `rhatchet` can do: the table of contents of the product.
package struct Application: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "rhatchet",
        abstract: "Watches long MCMC trainings, and brings those that do not converge into the right hands.",
        discussion: """
            Start with 'rhatchet init' and 'rhatchet watch MODEL.py'. Without rhatchet.yaml a watch only observes.

            Exit status: 0 all is well, 1 the training failed, 2 the command cannot be carried out, 3 somebody is needed.
            """,
        version: ProgramVersion.current,
        groupedSubcommands: [
            CommandGroup(
                name: "Train",
                subcommands: [
                    InitCommand.self, WatchCommand.self, ExtendCommand.self, AttachCommand.self, StatusCommand.self,
                ]
            ),
            CommandGroup(
                name: "Look",
                subcommands: [
                    InboxCommand.self, IncidentsCommand.self, ShowCommand.self, DiagnoseCommand.self,
                    TriageCommand.self,
                ]
            ),
            CommandGroup(
                name: "Decide (director)",
                subcommands: [
                    ReviewCommand.self, ConsultCommand.self, DelegateCommand.self, DecideCommand.self,
                    AnswerCommand.self,
                    ApproveCommand.self, RefuseCommand.self, RecallCommand.self, RewindCommand.self,
                    TerminateCommand.self, AcceptCommand.self,
                ]
            ),
            CommandGroup(
                name: "Mend (modeler, code translator, data engineer)",
                subcommands: [
                    AuthorizeCommand.self, DeclineCommand.self, AdviseCommand.self, ApplyCommand.self,
                    SubmitCommand.self, AskCommand.self,
                ]
            ),
            CommandGroup(
                name: "Run (model trainer)",
                subcommands: [
                    StartCommand.self, ReportCommand.self, PauseCommand.self, DropCommand.self, ResumeCommand.self,
                    CompleteCommand.self,
                ]
            ),
            CommandGroup(
                name: "Every role",
                subcommands: [MessageCommand.self, AvailabilityCommand.self, ActCommand.self, NoticesCommand.self]
            ),
            CommandGroup(
                name: "Keep the record",
                subcommands: [
                    VerifyCommand.self, ExportCommand.self, SalvageCommand.self, CollectCommand.self,
                ]
            ),
            CommandGroup(name: "Prove", subcommands: [PersonCommand.self, TokenCommand.self, RolesCommand.self]),
            CommandGroup(
                name: "Design",
                subcommands: [
                    PolicyCommand.self, ExpectationsCommand.self, ValidateCommand.self, ReplayCommand.self,
                    CompareCommand.self,
                    TemplatesCommand.self,
                ]
            ),
            CommandGroup(name: "Internal", subcommands: [KeeperCommand.self]),
        ]
    )

    package init() {}

    /// Runs the command that the arguments name; what cannot be done is said in one line, with exit status 2.
    package static func run() async -> Int32 {
        let words = CommandLineWords(Array(CommandLine.arguments.dropFirst()), of: Self.self)
        do {
            if let unknown = UnknownWord(commandIn: words) { throw unknown }
            var command = try Self.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return 0
        } catch let exit as ExitCode {
            return exit.rawValue
        } catch let refusal as Refusal {
            Terminal.sayError("rhatchet: refused (\(refusal.code.rawValue)): \(refusal.message)\nhint: \(refusal.hint)")
            return 2
        } catch {
            return Self.say(error, about: words)
        }
    }

    private static func say(_ error: any Error, about words: CommandLineWords) -> Int32 {
        let code = Self.exitCode(for: error)
        let isOurs = !(error is CleanExit) && !(error is ArgumentParser.ValidationError) && code == .failure
        guard !isOurs || "\(type(of: error))".hasPrefix("CommandError") else {
            Terminal.sayError("rhatchet: \(error)")
            return 2
        }
        if code == .success {
            print(Self.fullMessage(for: error))
            return 0
        }
        Terminal.sayError(UnknownWord(optionIn: words).map { "rhatchet: \($0)" } ?? Self.fullMessage(for: error))
        return 2
    }
}
