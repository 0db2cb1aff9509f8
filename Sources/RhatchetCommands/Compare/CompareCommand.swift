import ArgumentParser
import Foundation
import RhatchetConfiguration
import RhatchetProtocol
import RhatchetSimulation

/// Which architecture? A team's nights under several policies, decided by the protocol itself.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare policies over many simulated nights of a team, decided by the protocol itself.",
        discussion: """
            Trainings, errors and people are drawn; the protocol decides on a virtual clock. Without --config the seeds' \
            team is taken. The same seed gives the same bytes. Exit status 0, 2 when a file cannot be read or the team \
            could never act.

            Example: rhatchet compare --config examples/teams/lab.yaml --advice
            """
    )

    @ArgumentParser.Option(help: "The team, a YAML file; '-' reads standard input. See examples/teams.")
    var config: String?

    @ArgumentParser.Option(help: "A policy to compare: centralized, expert or hybrid; may stand several times.")
    var policy: [PolicyName] = []

    @ArgumentParser.Option(help: "How many nights, 1...100000.")
    var runs = 2000

    @ArgumentParser.Option(help: "What the nights are drawn from.")
    var seed: UInt64 = 1

    @ArgumentParser.Option(help: "How to write it: text, json, csv, html or markdown.")
    var format = CompareFormat.text

    @ArgumentParser.Option(help: "Where to write it; standard output where this is left out.")
    var output: String?

    @ArgumentParser.Flag(help: "Search for the policy and the deadlines that lose this team least.")
    var advice = false

    @ArgumentParser.Option(help: "Write this night under the first policy as a scenario for 'rhatchet replay'.")
    var night: Int?

    @ArgumentParser.Flag(
        help:
            "Ask what the policies would have made of this project's incidents, and what those tell for --config."
    )
    var history = false

    @OptionGroup var project: ProjectOptions

    func validate() throws {
        guard (1...100_000).contains(self.runs) else {
            throw ValidationError("'--runs' is \(self.runs); it must lie in 1...100000")
        }
        guard self.format != .markdown || self.output != nil else {
            throw ValidationError("'--format markdown' writes several files; give '--output' for the page")
        }
        try self.checkForm()
    }

    /// What is written beside a comparison has one form.
    private func checkForm() throws {
        guard self.format == .text || (self.night == nil && !self.history) else {
            throw ValidationError("'--night' and '--history' are written as text; leave '--format' out")
        }
        guard !(self.night != nil && self.history) else {
            throw ValidationError("give '--night' or '--history', not both")
        }
        guard !self.advice || (self.night == nil && !self.history) else {
            throw ValidationError("'--advice' is for a comparison; leave '--night' and '--history' out")
        }
        guard self.night.map({ $0 >= 0 }) ?? true else {
            throw ValidationError("'--night' is \(self.night ?? 0); nights are counted from 0 on")
        }
    }

    func run() async throws {
        let team = try self.team()
        let policies = (self.policy.isEmpty ? PolicyName.allCases : self.policy).map(team.policy)
        if let night = self.night {
            return try self.write(self.scenario(team, policies[0], night))
        }
        if self.history { return try self.write(self.whatIf(team, policies)) }
        let comparison = await Comparison(team, under: policies, runs: self.runs, seed: self.seed)
        try await self.write(comparison)
    }

    private func team() throws -> Team {
        guard let config = self.config else { return .seeds }
        return try TeamReader(file: config).read(TextInput.read(config))
    }

    private func scenario(_ team: Team, _ policy: Policy, _ night: Int) -> String {
        let played = team.scenario(ofNight: night, under: policy, seed: self.seed)
        return ScenarioText(played.scenario).lines.joined(separator: "\n") + "\n"
    }
}
