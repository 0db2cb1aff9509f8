/// Which commands a role may give on an incident in each state, worked out once of the functions that decide.
package enum AuthorityTable {
    /// In the order of PROTOCOL 13; what asks more than role and state, such as `submit`, may still be refused.
    package static func commands(of role: Role, in state: IncidentState) -> [CommandName] {
        self.table[Cell(role: role, state: state)] ?? []
    }

    private struct Cell: Hashable {
        let role: Role
        let state: IncidentState
    }

    private static let table: [Cell: [CommandName]] = {
        var table: [Cell: [CommandName]] = [:]
        for role in Role.allCases {
            let own = CommandName.allCases.filter { $0.roles.contains(role) }
            for state in IncidentState.allCases {
                table[Cell(role: role, state: state)] = own.filter { $0.states(for: role).contains(state) }
            }
        }
        return table
    }()
}
