import RhatchetProtocol
import Testing

/// A command line where it is open, and one where it is not.
struct CommandTrial: Sendable, CustomTestStringConvertible {
    let command: CommandName
    /// The line is accepted after these steps, and this comes of it.
    let story: [Step]
    let accepted: [String]
    let event: EventName
    /// This line is refused after those steps, with this code.
    let otherStory: [Step]
    let refused: [String]
    let code: Code
    var phase = Phase.training

    var testDescription: String { self.accepted.joined(separator: " ") }

    init(
        _ line: [String],
        after story: [Step],
        gives event: EventName,
        butAfter otherStory: [Step],
        refused: [String]? = nil,
        _ code: Code = .wrongState,
        phase: Phase = .training
    ) {
        self.command = CommandName(rawValue: line[0]) ?? .message
        self.story = story
        self.accepted = line
        self.event = event
        self.otherStory = otherStory
        self.refused = refused ?? line
        self.code = code
        self.phase = phase
    }
}
