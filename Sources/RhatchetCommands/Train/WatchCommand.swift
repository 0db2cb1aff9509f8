import ArgumentParser
import Foundation
import RhatchetServices

/// Starts trainings, or takes over those that are there, and watches them to their end.
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Start trainings, or adopt those that are there, and watch them.",
        usage: """
            rhatchet watch [options] MODEL.py ... [-- ARGUMENTS ...]
            rhatchet watch [options] [--name MODEL] -- COMMAND [ARGUMENTS ...]
            """,
        discussion: """
            The model's file is run as it is. Everything that it draws is recorded under .rhatchet/, and judged while \
            it draws. Ctrl-C asks what is to become of the training; the watch can be left at any time and taken up \
            again with the same command. Several models are watched side by side, each as if it were alone.

            Instead of a Python file any program can be named behind '--'. What Python and CmdStan draw in it is recorded; of \
            any other program the log and the end are watched.

            Examples:
              rhatchet watch model_1.py
              rhatchet watch model_1.py model_2.py
              rhatchet watch --until 'rhat <= 1.01 and ess_bulk >= 400' --max-time 8h model_1.py
              rhatchet watch --python .venv/bin/python model_1.py -- --data 2026
              rhatchet watch --name schools -- ./schools sample num_chains=4 data file=schools.json
              rhatchet watch -- Rscript fit.R
            """
    )

    @Argument(
        help: """
            The Python files that sample, a training each, and behind '--' what each gets as its arguments; without a file \
            the program behind '--' is run.
            """
    )
    var words: [String] = []

    @Option(help: ArgumentHelp("The model's name, for a program behind '--'.", valueName: "model"))
    var name: String?

    @OptionGroup var training: TrainingOptions

    @OptionGroup var end: EndOptions

    @OptionGroup var project: ProjectOptions

    func run() throws {
        // What is wrong with them is said before anything is made.
        let plans = try self.plans()
        try WatchStart(project: Project(self.project.paths), display: self.training.format.display).run(plans)
    }

    func validate() throws {
        let names = self.models.map { URL(filePath: $0).deletingPathExtension().lastPathComponent }
        if names.isEmpty, Self.terminated.isEmpty {
            throw ArgumentParser.ValidationError(ProjectError.nothingToRun.description)
        }
        if !names.isEmpty, self.name != nil {
            throw ArgumentParser.ValidationError(Self.nameOfAFile)
        }
        if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
            throw ArgumentParser.ValidationError("'\(twice)' is given twice; a model has one training at a time")
        }
    }

    private func plans() throws -> [TrainingPlan] {
        let (python, wishes, paths) = (self.training.python, self.training.wishes(self.end.rules), self.project.paths)
        let words = Self.terminated
        guard !self.models.isEmpty else {
            return [try .make(command: words, name: self.name, python: python, paths: paths, wishes: wishes)]
        }
        return try self.models.map { model in
            try .make(script: model, arguments: words, python: python, paths: paths, wishes: wishes)
        }
    }

    private var models: [String] { self.words.dropLast(Self.terminated.count) }

    static let nameOfAFile = "'--name' is for a program behind '--'; a Python file's model has the file's name"

    /// The words behind '--': the parser tells no several arguments before it from those behind it.
    static var terminated: [String] { Array(CommandLine.arguments.drop { $0 != "--" }.dropFirst()) }
}
