import RhatchetProtocol
import Testing

/// The golden authority table: role x action x situation x policy, every cell asked of `decide`.
@Suite struct AuthorityTableTests {
    private static let tables = PolicyName.allCases.map { AuthorityCells($0) }

    @Test func `every cell is as the golden files say`() throws {
        try Golden.expect(AuthorityCells.everyCell(Self.tables), is: "authority.tsv")
        try Golden.expect(AuthorityCells.page(Self.tables), is: "authority.md")
    }

    @Test func `every state of every policy has a situation, named for it`() {
        let emergency: Set<IncidentState> = [.escalated, .authorized, .applied, .probation, .overdue]
        for table in Self.tables {
            let states = Set(table.situations.compactMap(\.state))
            let expected = Set(IncidentState.allCases).subtracting(table.policy == .hybrid ? [] : emergency)
            #expect(states == expected, "\(table.policy)")
            for situation in table.situations {
                guard let state = situation.state else { continue }
                #expect(situation.name.hasPrefix(state.rawValue), "\(table.policy) \(situation.name)")
            }
        }
    }

    @Test func `every command has a row`() {
        #expect(Set(AuthorityCells.rows.map(\.command.name)) == Set(CommandName.allCases))
    }

    @Test func `no cell goes beyond the role's own actions, and what the machine's table opens is allowed`() {
        for table in Self.tables {
            for situation in table.situations {
                for (name, command) in AuthorityCells.rows {
                    for role in Role.allCases {
                        let isAllowed = table.code(role, command, in: situation) == nil
                        #expect(!isAllowed || command.name.roles.contains(role), "\(situation.name) \(name) \(role)")
                        guard let state = situation.state, !command.name.states(for: role).isEmpty else { continue }
                        let isListed = AuthorityTable.commands(of: role, in: state).contains(command.name)
                        #expect(!isAllowed || isListed, "\(situation.name) \(name) \(role)")
                    }
                }
            }
        }
    }
}
