import RhatchetConfiguration
package import RhatchetProtocol

/// Proves who somebody is before anything is done in their name.
package struct SignIn {
    private let project: Project

    package init(_ project: Project) {
        self.project = project
    }

    /// The person who acts in a role.
    ///
    /// - Parameter name: of several persons who may act in it; nil takes the account's, else the first.
    /// - Throws: `not_authorized` where no person may, or none of this name.
    package func person(_ role: Role, name: String? = nil) throws -> Signatory {
        let persons = self.project.participants(role).map(\.participant).filter { $0.kind == .person }
        let wanted = name ?? Account.name
        let found = persons.first { $0.name == wanted } ?? (name == nil ? persons.first : nil)
        guard let found else { throw self.nobody(role, name) }
        return Signatory(found, as: role)
    }

    private func nobody(_ role: Role, _ name: String?) -> Refusal {
        let who = name.map { "'\($0)' does not fill '\(role.rawValue)'" } ?? "'\(role.rawValue)' is filled by no person"
        return Refusal(
            .notAuthorized,
            who,
            hint: "'participants' in 'rhatchet.yaml' says who fills it; name a person there"
        )
    }
}
