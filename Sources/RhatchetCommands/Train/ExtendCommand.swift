import ArgumentParser
import Foundation
import RhatchetServices

/// Goes on with a training that has ended: what is missing, or more.
struct ExtendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend",
        abstract: "Go on with a training that has ended: draw what is missing, or more.",
        usage: """
            rhatchet extend [options] MODEL.py [-- ARGUMENTS ...]
            rhatchet extend [options] [--name MODEL] -- COMMAND [ARGUMENTS ...]
            """,
        discussion: """
            The script runs again from the top. Chains go on where they stood, with their step size and metric where the \
            sampler takes them, and 'pm.sample' returns the earlier draws and the new ones as one. For a training that was \
            stopped, crashed, ran out of time or has too few effective draws. A model file that was changed since is \
            refused: draws of two kernels are not pooled.

            A program of CmdStan behind '--' begins at its last draws with its step size and metric and draws what is missing of \
            its 'num_samples'; then its own output files hold the earlier draws and the new ones. With other words or other \
            data it is refused.

            Examples:
              rhatchet extend model_1.py                 (what a crash or a stop has left undone)
              rhatchet extend model_1.py --draws 2000    (2000 more of each chain)
              rhatchet extend --name schools -- ./schools sample data file=schools.json
            """
    )

    @Argument(
        help: """
            The Python file whose newest training is gone on with, and behind '--' what the script gets as its arguments, else \
            as before; without a file the program behind '--' is run.
            """
    )
    var words: [String] = []

    @Option(help: ArgumentHelp("The model's name, for a program behind '--'.", valueName: "model"))
    var name: String?

    @Option(help: "Draws of each chain beyond those that are there; else as many as the script asks for in all.")
    var draws: Int?

    @OptionGroup var training: TrainingOptions

    @OptionGroup var end: EndOptions

    @OptionGroup var project: ProjectOptions

    func run() throws {
        var plan = try self.plan()
        plan.extending = TrainingPlan.Extension(draws: self.draws)
        try WatchStart(project: Project(self.project.paths), display: self.training.format.display).run([plan])
    }

    func validate() throws {
        let models = self.words.dropLast(Self.terminated.count)
        if models.isEmpty, Self.terminated.isEmpty {
            throw ArgumentParser.ValidationError(ProjectError.nothingToRun.description)
        }
        if models.count > 1 {
            throw ArgumentParser.ValidationError("one model is gone on with at a time, and these are \(models.count)")
        }
        if !models.isEmpty, self.name != nil {
            throw ArgumentParser.ValidationError(WatchCommand.nameOfAFile)
        }
        if let draws = self.draws, draws < 1 {
            throw ArgumentParser.ValidationError("'--draws' is \(draws); it must be at least 1")
        }
    }

    private func plan() throws -> TrainingPlan {
        let (python, wishes, paths) = (self.training.python, self.training.wishes(self.end.rules), self.project.paths)
        let arguments = Self.terminated
        guard let model = self.words.dropLast(arguments.count).first else {
            return try .make(command: arguments, name: self.name, python: python, paths: paths, wishes: wishes)
        }
        return try .make(script: model, arguments: arguments, python: python, paths: paths, wishes: wishes)
    }

    private static var terminated: [String] { WatchCommand.terminated }
}
