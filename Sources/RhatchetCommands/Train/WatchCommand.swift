import ArgumentParser
import Foundation
import RhatchetServices

/// Starts trainings, or takes over those that are there, and watches them to their end.
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Start trainings, or adopt those that are there, and watch them.",
        usage: "rhatchet watch [options] MODEL.py ... [-- ARGUMENTS ...]",
        discussion: """
            The model's file is run as it is. Everything that it draws is recorded under .rhatchet/, and judged while \
            it draws. Ctrl-C asks what is to become of the training; the watch can be left at any time and taken up \
            again with the same command. Several models are watched side by side, each as if it were alone.

            Examples:
              rhatchet watch model_1.py
              rhatchet watch model_1.py model_2.py
              rhatchet watch --until 'rhat <= 1.01 and ess_bulk >= 400' --max-time 8h model_1.py
              rhatchet watch --python .venv/bin/python model_1.py -- --data 2026
            """
    )

    @Argument(help: "The Python files that sample, a training each; behind '--' what each gets as its arguments.")
    var words: [String]

    @OptionGroup var training: TrainingOptions

    @OptionGroup var end: EndOptions

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let plans = try self.models.map { model in
            try self.training.plan(
                model,
                arguments: Array(self.words.suffix(self.terminated)),
                rules: self.end.rules,
                paths: self.project.paths
            )
        }
        try WatchStart(project: Project(self.project.paths), display: self.training.display).run(plans)
    }

    private var models: ArraySlice<String> { self.words.dropLast(self.terminated) }

    /// How many of the words stand behind '--': the parser tells no several arguments before it from those behind it.
    private var terminated: Int { CommandLine.arguments.drop { $0 != "--" }.dropFirst().count }

    func validate() throws {
        guard !self.models.isEmpty else { throw ArgumentParser.ValidationError("name the Python file that samples") }
        let names = self.models.map { URL(filePath: $0).deletingPathExtension().lastPathComponent }
        if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
            throw ArgumentParser.ValidationError("'\(twice)' is given twice; a model has one training at a time")
        }
    }
}
