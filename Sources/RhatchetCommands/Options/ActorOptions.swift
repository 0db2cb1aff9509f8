import ArgumentParser
import Foundation
import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices

/// In whose name a command is given: what all commands of a role share.
struct ActorOptions: ParsableArguments {
    @ArgumentParser.Option(
        name: .customLong("as"),
        help: "The person in whose name; else the one with the account's name."
    )
    var name: String?

    @Flag(help: "Read that person's pass phrase from standard input, not from the terminal.")
    var phraseStdin = false

    @ArgumentParser.Option(
        help: "A file with an agent's token; else the variable RHATCHET_TOKEN, where it is set.",
        completion: .file()
    )
    var tokenFile: String?

    func validate() throws {
        guard self.tokenFile == nil || self.name == nil && !self.phraseStdin else {
            throw ValidationError("give --token-file for an agent, or --as for a person")
        }
    }

    /// Proves who acts, before anything is done.
    func signatory(_ role: Role, in project: Project) throws -> Signatory {
        let signIn = try SignIn(project)
        if let token = try self.token { return try signIn.token(token, as: role) }
        return try self.asking { try signIn.person(role, name: self.name, phrase: $0) }
    }

    /// Whoever acts as a person who is known by a pass phrase, in whatever role; without a name the only one.
    func person(_ name: String?, in project: Project) throws -> Signatory {
        let known = try project.credentials().knownPersons.map(\.participant.name)
        let wanted = name ?? self.name ?? (known.count == 1 ? known[0] : NSUserName())
        return try self.asking { try SignIn(project).known(wanted, phrase: $0) }
    }

    /// A second goes by after a wrong phrase, so that nobody tries many.
    private func asking(_ signIn: ((String) throws -> String?) throws -> Signatory) throws -> Signatory {
        var wasGiven = false
        do {
            return try signIn { name in
                let phrase = self.phrase(of: name)
                wasGiven = phrase != nil
                return phrase
            }
        } catch let refusal as Refusal where wasGiven {
            Thread.sleep(forTimeInterval: 1)
            throw refusal
        }
    }

    /// Who asks, without a proof: enough to be told what waits.
    func participants(in project: Project) throws -> [Participant] {
        if let token = try self.token { return [try SignIn(project).holder(of: token)] }
        if let name = self.name { return [Participant(name, .person)] }
        let persons = Set(
            Role.allCases.flatMap { project.participants($0).map(\.participant) }.filter { $0.kind == .person }
        )
        let own = Participant(NSUserName(), .person)
        let alone = project.configuration?.solo ?? true
        return persons.contains(own) || !alone ? [own] : persons.sorted { $0.name < $1.name }
    }

    private var token: String? {
        get throws {
            if let file = self.tokenFile {
                guard let data = FileManager.default.contents(atPath: file) else {
                    throw ProjectError.unreadable(file, wanted: "a file with a token")
                }
                return String(decoding: data, as: UTF8.self)
            }
            guard self.name == nil, !self.phraseStdin else { return nil }
            return ProcessInfo.processInfo.environment["RHATCHET_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
        }
    }

    private func phrase(of name: String) -> String? {
        self.phraseStdin ? Secret.fromStandardInput() : Secret.ask("pass phrase of \(name): ")
    }
}
