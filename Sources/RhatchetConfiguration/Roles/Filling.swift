import Foundation
package import RhatchetProtocol

/// Who fills a role.
package enum Filling: Sendable, Equatable {
    /// A person, who answers by a command or at the terminal of the watch.
    case person(String)
    /// A rule that is built in.
    case rule(BuiltInRule)
    /// A program that gets the case as JSON and answers with an action: an LLM agent, a script.
    case command(Program)
    /// An agent that acts by itself, proven by its token; nobody starts it.
    case agent(String)

    /// Whether the watch itself asks them; the others act when they choose to.
    package var isAsked: Bool {
        switch self {
        case .rule, .command: true
        case .person, .agent: false
        }
    }

    /// How the record names them.
    package var participant: Participant {
        switch self {
        case .person(let name): Participant(name, .person)
        case .rule(let rule): Participant(rule.rawValue, .rule)
        case .command(let program): Participant(program.name, .agent)
        case .agent(let name): Participant(name, .agent)
        }
    }
}

extension Filling {
    /// The same, a program's name free of links.
    func resolved(in folder: URL) -> Filling {
        switch self {
        case .command(let program): .command(program.resolved(in: folder))
        case .person, .rule, .agent: self
        }
    }
}

/// The rules that are built in, and the role that each can fill.
package enum BuiltInRule: String, Sendable, Equatable, CaseIterable {
    /// A modeler that goes by what the diagnostics say of causes and remedies.
    case remedies
    /// A code translator that edits literals of the sampler call, and nothing else.
    case literals
    /// A director for runs that nobody attends.
    case unattended
    /// The watch itself.
    case watch
    /// A time validator that computes the verdict from the design expectations.
    case expectations

    package var role: Role {
        switch self {
        case .remedies: .modeler
        case .literals: .codeTranslator
        case .unattended: .director
        case .watch: .modelTrainer
        case .expectations: .timeValidator
        }
    }
}
