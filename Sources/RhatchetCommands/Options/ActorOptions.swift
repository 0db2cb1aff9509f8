import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// In whose name a command is given: what all commands of a role share.
struct ActorOptions: ParsableArguments {
    @ArgumentParser.Option(
        name: .customLong("as"),
        help: "The person in whose name; else the one with the account's name."
    )
    var name: String?

    /// Proves who acts, before anything is done.
    func signatory(_ role: Role, in project: Project) throws -> Signatory {
        try SignIn(project).person(role, name: self.name)
    }
}
