import ArgumentParser
import RhatchetSimulation

/// What the protocol makes of a scenario, on a virtual clock.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play a scenario: what would happen, who would be told, which deadline would pass.",
        discussion: """
            The protocol itself decides, on a virtual clock; nothing is trained, written or sent, and no rhatchet.yaml is \
            read. Exit status 0 also when steps are refused, 2 when the file cannot be read.

            Example: rhatchet replay examples/scenarios/example.yaml
            """
    )

    @Argument(help: "The scenario, a YAML file; '-' reads standard input.")
    var file: String

    @ArgumentParser.Option(help: "How to write it: 'text' for people, 'ndjson' a JSON object per event.")
    var format = ReplayFormat.text

    func run() throws {
        let scenario = try ScenarioReader(file: self.file).read(TextInput.read(self.file))
        let lines =
            switch self.format {
            case .ndjson: Trace.lines(scenario)
            case .text: ReplayLines(scenario.play(), of: scenario).lines
            }
        Terminal.say(lines.joined(separator: "\n"))
    }
}
