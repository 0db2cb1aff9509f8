import RhatchetProtocol
import RhatchetServices

/// In which role somebody acts where more than one may.
enum RoleChoice {
    /// The first of `candidates` that the caller fills; else the first of all, whose refusal says why not.
    ///
    /// - Parameter candidates: the likeliest first; never empty.
    static func of(_ candidates: [Role], for actor: ActorOptions, in project: Project) throws -> Role {
        let own = try actor.participants(in: project).flatMap(InboxService(project).roles)
        return candidates.first(where: own.contains) ?? candidates.first ?? .director
    }
}

extension Incident {
    /// Whose fix it is: the delegate's; either implementer's where it is delegated to nobody.
    var implementers: [Role] { self.delegation.map { [$0.to] } ?? [.codeTranslator, .dataEngineer] }
}
