import RhatchetConfiguration
import RhatchetEngine
package import RhatchetProtocol
package import RhatchetTraining

/// What waits for whom, until when.
package struct InboxService {
    private let project: Project

    package init(_ project: Project) {
        self.project = project
    }

    /// The roles that a participant may act in.
    package func roles(of participant: Participant) -> [Role] {
        Role.allCases.filter { role in self.project.participants(role).contains { $0.participant == participant } }
    }

    /// What waits for these roles, the most pressing first.
    ///
    /// - Parameter tool: reads the model file, for the case that a program is asked with; nil leaves cases out.
    package func items(for roles: [Role], tool: FixTool? = nil, withCases: Bool = false) throws -> [InboxItem] {
        try self.project.engine.tick()
        guard self.isSomethingOpen else { return [] }
        let page = InboxPage(self.project)
        var items = try page.incidents(for: roles) + page.questions(for: roles)
        if withCases {
            let cases = RecordedCases(self.project, tool: tool)
            for index in items.indices { items[index].case = try cases.document(items[index]) }
        }
        return items.sorted { Self.rank($0) < Self.rank($1) }
    }

    private var isSomethingOpen: Bool {
        let state = self.project.engine.state
        return state.incidents.contains { !$0.state.isTerminal }
            || state.models.values.contains { !$0.questions.isEmpty }
    }

    private static func rank(_ item: InboxItem) -> (Double, Int, String) {
        (item.limit?.secondsLeft ?? .infinity, item.incident?.rawValue ?? .max, item.model.rawValue)
    }
}
