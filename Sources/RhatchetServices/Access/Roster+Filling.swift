package import RhatchetConfiguration
package import RhatchetEngine
package import RhatchetProtocol

extension Roster.Seat {
    /// As the configuration names them.
    package init(_ role: Role, _ filling: Filling) {
        switch filling {
        case .command(let program): self.init(role, filling.participant, program: program.words)
        case .person, .rule, .agent: self.init(role, filling.participant)
        }
    }
}

extension Roster {
    /// All whom the configuration names.
    package init(of project: Project) {
        self.init(Role.allCases.flatMap { role in project.named(role).map { Seat(role, $0) } })
    }
}
