import ArgumentParser
import Foundation
import RhatchetConfiguration
import RhatchetServices

/// What a project's configuration comes to.
struct PolicyShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the policy: what the file says, or with --effective every value in force.",
        discussion: """
            The text is YAML that reads back to the same policy. Behind each value stands where it comes from.

            Example: rhatchet policy show --effective
            """
    )

    @Flag(help: "With every default, too.")
    var effective = false

    @Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let file = self.project.paths.configuration
        let policy = EffectivePolicy(try Configuration.read(file), file: file.lastPathComponent)
        let shown = self.effective ? policy : policy.statedOnly
        switch self.format {
        case .json: Terminal.say(try JSONText.make(shown, pretty: true))
        case .text: Terminal.say(PolicyText.make(shown))
        }
    }
}
