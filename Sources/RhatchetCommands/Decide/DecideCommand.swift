import ArgumentParser
import RhatchetProtocol

/// The director's choice on the modeler's advice.
struct DecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Decide on the modeler's advice: accept it, or have it verified or validated first.",
        discussion: """
            \(Opening.of(.decide)) An advised rewind is done with 'rewind'.

            Example: rhatchet decide INC-1 accept
            """
    )

    @OptionGroup var of: CaseOptions

    @Argument(help: "accept, verify (the code translator checks it), or validate (the time validator does).")
    var option: RhatchetProtocol.Option

    func run() throws {
        try self.of.act(as: .director) { .decide(incident: $0, option: self.option) }
    }
}

extension RhatchetProtocol.Option: ExpressibleByArgument {}
