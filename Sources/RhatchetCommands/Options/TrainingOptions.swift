import ArgumentParser
import Foundation
import RhatchetServices

/// How a script is run under the watch, and how that is told.
struct TrainingOptions: ParsableArguments {
    @Option(help: "The Python to run it with; else the active or the project's environment, else python3.")
    var python: String?

    @Option(help: ArgumentHelp("Variables to record; shell patterns allowed, may be repeated.", valueName: "name"))
    var include: [String] = []

    @Option(help: ArgumentHelp("Variables to leave out, such as big ones; may be repeated.", valueName: "name"))
    var exclude: [String] = []

    @Option(
        help: ArgumentHelp(
            "Tables that the program writes its draws to, as 'out/chain_*.csv'; may be repeated.",
            discussion: "A column for each parameter, and 'chain' where a file holds several chains.",
            valueName: "pattern"
        )
    )
    var tables: [String] = []

    @Option(help: "How to tell what happens.")
    var format = WatchFormat.auto

    @Flag(help: "A trial: it may open incidents, never an emergency.")
    var trial = false

    func wishes(_ rules: EndRules) -> TrainingWishes {
        TrainingWishes(
            include: self.include,
            exclude: self.exclude,
            tables: FilePatterns(self.tables, in: FileManager.default.currentDirectoryPath),
            trial: self.trial,
            rules: rules
        )
    }
}
