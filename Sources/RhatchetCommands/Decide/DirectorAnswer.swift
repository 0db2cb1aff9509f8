import RhatchetServices

/// How the incident stands after what the director did.
enum DirectorAnswer {
    static func give(_ row: IncidentRow, format: OutputFormat) throws {
        switch format {
        case .json: Terminal.say(try JSONText.make(row, pretty: true))
        case .text: Terminal.say(IncidentsCommand.line(row))
        }
    }
}
