import ArgumentParser
import Foundation
import RhatchetConfiguration
import RhatchetProtocol
import RhatchetSimulation

/// Which architecture? A team's nights under several policies, decided by the protocol itself.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare policies: a team's nights are drawn, and the protocol itself decides in them.",
        discussion: """
            Without --config the seeds' team is taken. The same seed gives the same bytes. Exit status 0, 2 when a file \
            cannot be read or a team could never act.

            Example: rhatchet compare --config examples/teams/lab.yaml --runs 1000
            """
    )

    @ArgumentParser.Option(help: "The team, a YAML file; see examples/teams.")
    var config: String?

    @ArgumentParser.Option(help: "A policy to compare: centralized, expert or hybrid; may stand several times.")
    var policy: [PolicyName] = PolicyName.allCases

    @ArgumentParser.Option(help: "How many nights, 1...1000000.")
    var runs = 2000

    @ArgumentParser.Option(help: "What the nights are drawn from.")
    var seed: UInt64 = 1

    func run() async throws {
        let team = try self.team()
        let comparison = await Comparison(team, under: self.policy.map(team.policy), runs: self.runs, seed: self.seed)
        Terminal.say(ComparisonText(comparison).lines.joined(separator: "\n"))
    }

    private func team() throws -> Team {
        guard let config = self.config else { return .seeds }
        return try TeamReader(file: config).read(TextInput.read(config))
    }
}

extension PolicyName: ExpressibleByArgument {}
