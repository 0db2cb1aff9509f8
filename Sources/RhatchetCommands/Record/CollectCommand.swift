import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// Makes room.
struct CollectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gc",
        abstract: "Make room: remove draws that another segment stands for, and texts that nothing names.",
        discussion: """
            The log stays whole, whatever its age; so do the newest segment of each training and whatever runs.

            Examples:
              rhatchet gc --dry-run
              rhatchet gc --keep 720h
            """
    )

    @ArgumentParser.Option(help: "How long things stay after they were last written, as 720h (30 days).")
    var keep = DurationArgument(amount: .hours(720))

    @Flag(help: "Only say what would go.")
    var dryRun = false

    @ArgumentParser.Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let collection = Collection(try Project.existing(self.project.paths), keep: self.keep.amount)
        let found = try collection.pieces()
        let pieces = self.dryRun ? found : collection.remove(found)
        switch self.format {
        case .json: Terminal.say(try JSONText.make(pieces, pretty: true))
        case .text:
            for piece in pieces { Terminal.say("  \(Format.bytes(piece.bytes))  \(piece.path): \(piece.reason)") }
            let bytes = Format.bytes(pieces.reduce(0) { $0 + $1.bytes })
            Terminal.say(pieces.isEmpty ? "nothing to remove" : "\(bytes) \(self.dryRun ? "would go" : "are gone")")
        }
    }
}
