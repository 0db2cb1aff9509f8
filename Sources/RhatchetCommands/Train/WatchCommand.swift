import ArgumentParser
import Foundation
import RhatchetServices

/// Starts a training, or takes over the one that is there, and watches it to its end.
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Start a training, or adopt the one that is there, and watch it.",
        usage: """
            rhatchet watch [options] MODEL.py [-- ARGUMENTS ...]
            rhatchet watch [options] [--name MODEL] -- COMMAND [ARGUMENTS ...]
            """,
        discussion: """
            The model's file is run as it is. Everything that it draws is recorded under .rhatchet/, and judged while \
            it draws. Ctrl-C asks what is to become of the training; the watch can be left at any time and taken up \
            again with the same command.

            Instead of a Python file any program can be named behind '--'. What Python and CmdStan draw in it is recorded; of \
            any other program the log and the end are watched.

            Examples:
              rhatchet watch model_1.py
              rhatchet watch --python .venv/bin/python model_1.py -- --data 2026
              rhatchet watch --name schools -- ./schools sample num_chains=4 data file=schools.json
              rhatchet watch -- Rscript fit.R
            """
    )

    @Argument(help: "The Python file that samples; without one the program behind '--' is run.")
    var model: String?

    @Argument(
        parsing: .postTerminator,
        help: "What the script gets as its arguments, or the program and its arguments."
    )
    var arguments: [String] = []

    @Option(help: ArgumentHelp("The model's name, for a program behind '--'.", valueName: "model"))
    var name: String?

    @Option(help: "The Python to run it with; else the active or the project's environment, else python3.")
    var python: String?

    @Option(help: ArgumentHelp("Variables to record; shell patterns allowed, may be repeated.", valueName: "name"))
    var include: [String] = []

    @Option(help: ArgumentHelp("Variables to leave out, such as big ones; may be repeated.", valueName: "name"))
    var exclude: [String] = []

    @Option(help: "How to tell what happens.")
    var format = WatchFormat.auto

    @Flag(help: "A trial: it may open incidents, never an emergency.")
    var trial = false

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let paths = self.project.paths
        let plan = try self.plan(paths)
        Interrupts.catchThem()
        let watch = try self.open(plan, project: Project(paths))
        defer { watch.close() }
        let status = try WatchLoop(watch: watch, display: self.format.display).run()
        throw ExitCode(status)
    }

    func validate() throws {
        if self.model == nil, self.arguments.isEmpty { throw ValidationError(ProjectError.nothingToRun.description) }
        if self.model != nil, self.name != nil {
            throw ValidationError("'--name' is for a program behind '--'; a Python file's model has the file's name")
        }
    }

    private func plan(_ paths: ProjectPaths) throws -> TrainingPlan {
        guard let script = self.model else {
            return try TrainingPlan.make(
                command: self.arguments,
                name: self.name,
                python: self.python,
                paths: paths,
                include: self.include,
                exclude: self.exclude,
                trial: self.trial
            )
        }
        return try TrainingPlan.make(
            script: script,
            arguments: self.arguments,
            python: self.python,
            paths: paths,
            include: self.include,
            exclude: self.exclude,
            trial: self.trial
        )
    }

    private func open(_ plan: TrainingPlan, project: Project) throws -> Watch {
        do {
            return try Watch(plan, project: project)
        } catch {
            project.discardIfUnused()
            throw error
        }
    }
}
