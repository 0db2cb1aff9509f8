import RhatchetServices

/// What was recorded of an action.
enum ActionAnswer {
    static func give(_ steps: [ActionService.Step], format: OutputFormat) throws {
        switch format {
        case .json: Terminal.say(try JSONText.make(steps, pretty: true))
        case .text: for step in steps { Terminal.say("  " + step.sentence) }
        }
    }
}
