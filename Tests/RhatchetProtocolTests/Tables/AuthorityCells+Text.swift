import RhatchetProtocol

extension AuthorityCells {
    /// Every cell: a line for each situation and action, a column for each role.
    static func everyCell(_ tables: [AuthorityCells]) -> String {
        let head = ["policy", "situation", "state", "action"] + Role.allCases.map(\.rawValue)
        let lines = tables.flatMap { table in
            table.situations.flatMap { situation in
                Self.rows.map { row in
                    let state = situation.state?.rawValue ?? "-"
                    let cells = Role.allCases.map { table.code($0, row.command, in: situation)?.rawValue ?? "yes" }
                    return [table.policy.rawValue, situation.name, state, row.name] + cells
                }
            }
        }
        return ([head] + lines).map { $0.joined(separator: "\t") }.joined(separator: "\n") + "\n"
    }

    /// The same for reading: a matrix for each policy, actions down and situations across.
    static func page(_ tables: [AuthorityCells]) -> String {
        Self.introduction + tables.map(\.section).joined()
    }

    private static let introduction = """
        # Who may do what, and when

        Made by `AuthorityTableTests` from the machine itself, which is asked for every cell in a situation that real actions have
        brought about; [authority.tsv](authority.tsv) has every cell with its code. Do not edit: a test compares this page.

        A cell names who may: **D** director, **M** modeler, **C** code_translator, **T** model_trainer, **E** data_engineer,
        **V** time_validator. Everybody else is refused with `not_authorized`, or `route_forbidden` for a message. Where nobody
        may, the cell says what those are told whose action it is: `.` is `wrong_state`, `-` is `not_authorized` or
        `route_forbidden`, `?` is `unknown_subject` (no incident yet), and any other code stands in full. Messages by a channel that is open to nobody in any situation are
        left out. In every situation everybody is a person of their own.

        """

    private var section: String {
        let rows = Self.rows.filter { row in
            !row.name.hasPrefix("message") || self.situations.contains { !self.allowed(row, in: $0).isEmpty }
        }
        let groups = stride(from: 0, to: self.situations.count, by: 9).map {
            Array(self.situations[$0..<min($0 + 9, self.situations.count)])
        }
        return "\n## \(self.policy.rawValue)\n" + groups.map { self.matrix(rows, $0) }.joined()
    }

    private func matrix(_ rows: [Row], _ situations: [Situation]) -> String {
        let head = ["action"] + situations.map(\.name)
        let rule = head.map { _ in "---" }
        let body = rows.map { row in [row.name] + situations.map { self.cell(row, in: $0) } }
        return "\n" + ([head, rule] + body).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }

    private func allowed(_ row: Row, in situation: Situation) -> [Role] {
        Role.allCases.filter { self.code($0, row.command, in: situation) == nil }
    }

    private func cell(_ row: Row, in situation: Situation) -> String {
        let allowed = self.allowed(row, in: situation)
        guard allowed.isEmpty else { return allowed.map(\.letter).joined() }
        let told = row.command.name.roles.sorted().compactMap { self.code($0, row.command, in: situation) }
        let codes = Set(told).subtracting([.notAuthorized, .routeForbidden, .malformed])
        if codes.isEmpty { return "-" }
        if codes == [.unknownSubject] { return "?" }
        return codes == [.wrongState] ? "." : codes.map(\.rawValue).sorted().joined(separator: ", ")
    }
}

extension Role {
    fileprivate var letter: String {
        switch self {
        case .director: "D"
        case .modeler: "M"
        case .codeTranslator: "C"
        case .modelTrainer: "T"
        case .dataEngineer: "E"
        case .timeValidator: "V"
        }
    }
}
