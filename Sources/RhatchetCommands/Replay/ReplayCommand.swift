import ArgumentParser
import RhatchetProtocol
import RhatchetSimulation

/// What the protocol makes of a scenario, on a virtual clock.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play a scenario: what would happen, who would be told, which deadline would pass.",
        discussion: """
            The protocol itself decides, on a virtual clock; nothing is trained, written or sent, and no rhatchet.yaml is \
            read. Exit status 0 also when steps are refused, with --strict 1 then, 2 when the file cannot be read.

            Examples:
              rhatchet replay examples/scenarios/example.yaml
              rhatchet replay --strict --format ndjson night.yaml
            """
    )

    @Argument(help: "The scenario, a YAML file; '-' reads standard input.")
    var file: String

    @ArgumentParser.Option(help: "How to write it: 'text' for people, 'ndjson' a JSON object per event.")
    var format = ReplayFormat.text

    @Flag(help: "Exit with 1 when a step is refused, and say which on standard error.")
    var strict = false

    func run() throws {
        let scenario = try ScenarioReader(file: self.file).read(TextInput.read(self.file))
        let lines =
            switch self.format {
            case .ndjson: Trace.lines(scenario)
            case .text: ReplayLines(scenario.play(), of: scenario).lines
            }
        Terminal.say(lines.joined(separator: "\n"))
        if self.strict { try Self.require(scenario.play().events) }
    }

    /// A scenario that is kept as a test must not go on past a step that was refused.
    private static func require(_ events: [Event]) throws {
        let refused = events.compactMap { event in
            if case .actionRefused(let command, let refusal) = event.fact { (event.at, command, refusal) } else { nil }
        }
        for (at, command, refusal) in refused {
            let step = command.map { "'\($0.rawValue)'" } ?? "a step"
            Terminal.sayError(
                "rhatchet: \(ClockText.text(at)) \(step) was refused (\(refusal.code.rawValue)): \(refusal.message)"
            )
        }
        if !refused.isEmpty { throw ExitCode(1) }
    }
}
