import ArgumentParser
import Foundation
import RhatchetConfiguration
import RhatchetServices

/// Says everything that is wrong with a configuration.
struct PolicyCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say everything that is wrong with rhatchet.yaml and the tables that it names.",
        discussion: """
            Exit status 2 when something is. A Markdown file is checked as a table of design expectations.

            Example: rhatchet policy check
            """
    )

    @Argument(help: "The file; else the project's rhatchet.yaml.")
    var file: String?

    @Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let paths = self.project.paths
        let file = self.file.map { URL(filePath: $0) } ?? paths.configuration
        guard var report = try CheckReport(file) else { throw PolicyFileError.notThere(file.path) }
        if report.isOk, file.standardizedFileURL == paths.configuration.standardizedFileURL {
            report.standing = try PolicyStanding.remarks(paths)
        }
        switch self.format {
        case .json: Terminal.say(try JSONText.make(report, pretty: true))
        case .text: Self.tell(report)
        }
        if !report.isOk { throw ExitCode(2) }
    }

    private static func tell(_ report: CheckReport) {
        report.errors.map(\.description).forEach(Terminal.sayError)
        for remark in report.remarks {
            Terminal.say("\(remark.file):\(remark.line):\(remark.column): note: \(remark.message)")
        }
        report.standing.map { "note: \($0)" }.forEach(Terminal.say)
        if let contents = report.contents { Terminal.say("\(report.file): ok, \(contents)") }
    }
}

enum PolicyFileError: Error, CustomStringConvertible {
    case notThere(String)

    var description: String {
        switch self {
        case .notThere(let path): "'\(path)' does not exist; 'rhatchet init' writes one"
        }
    }
}
