import RhatchetServices

/// How the incident stands after what was done.
enum CaseAnswer {
    static func give(_ row: IncidentRow, format: OutputFormat) throws {
        switch format {
        case .json: Terminal.say(try JSONText.make(row, pretty: true))
        case .text: Terminal.say(IncidentsCommand.line(row))
        }
    }
}
