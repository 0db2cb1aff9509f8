import ArgumentParser
import Foundation
import RhatchetServices

/// Goes on with a training that has ended: what is missing, or more.
struct ExtendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend",
        abstract: "Go on with a training that has ended: draw what is missing, or more.",
        usage: "rhatchet extend [options] MODEL.py [-- ARGUMENTS ...]",
        discussion: """
            The script runs again from the top. Chains go on where they stood, with their step size and metric where the \
            sampler takes them, and 'pm.sample' returns the earlier draws and the new ones as one. For a training that was \
            stopped, crashed, ran out of time or has too few effective draws. A model file that was changed since is \
            refused: draws of two kernels are not pooled.

            Examples:
              rhatchet extend model_1.py                 (what a crash or a stop has left undone)
              rhatchet extend model_1.py --draws 2000    (2000 more of each chain)
            """
    )

    @Argument(help: "The Python file whose newest training is gone on with.")
    var model: String

    @Argument(parsing: .postTerminator, help: "What the script gets as its arguments, after '--'; else as before.")
    var arguments: [String] = []

    @Option(help: "Draws of each chain beyond those that are there; else as many as the script asks for in all.")
    var draws: Int?

    @OptionGroup var training: TrainingOptions

    @OptionGroup var end: EndOptions

    @OptionGroup var project: ProjectOptions

    func run() throws {
        var plan = try TrainingPlan.make(
            script: self.model,
            arguments: self.arguments,
            python: self.training.python,
            paths: self.project.paths,
            wishes: self.training.wishes(self.end.rules)
        )
        plan.extending = TrainingPlan.Extension(draws: self.draws)
        try WatchStart(project: Project(self.project.paths), display: self.training.format.display).run([plan])
    }

    func validate() throws {
        if let draws = self.draws, draws < 1 {
            throw ArgumentParser.ValidationError("'--draws' is \(draws); it must be at least 1")
        }
    }
}
