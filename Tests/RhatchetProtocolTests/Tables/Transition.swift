import RhatchetProtocol

/// A row of the transition table: in which state, what happens, which state follows, and the events in order.
struct Transition: Hashable {
    let from: String
    let cause: String
    let next: String
    let events: String
    /// Where the row stands among those of its state: in the order of PROTOCOL 13, deadlines last.
    let order: Int

    init(_ edge: Edge, of model: ModelName) {
        self.from = edge.before.openIncident(of: model)?.state.rawValue ?? "no open incident"
        self.cause = edge.cause.title(edge.before.policy)
        self.order = edge.cause.order
        let entered = edge.events.compactMap(\.enters).last?.rawValue ?? "stays"
        let rounds = [edge.before, edge.after].map { $0.openIncident(of: model)?.round ?? 1 }
        self.next = entered + (rounds[1] > rounds[0] ? ", next round" : "")
        self.events = edge.events.map { event in
            event.name.rawValue + (event.code.map { " `\($0.rawValue)`" } ?? "")
        }
        .joined(separator: ", ")
    }
}

extension Edge.Cause {
    fileprivate func title(_ policy: Policy) -> String {
        switch self {
        case .action(let action): action.by.rawValue + " " + action.command.title(policy)
        case .deadline(let deadline): "deadline `\(deadline.kind.rawValue)`"
        case .refusal: "refusal"
        }
    }

    fileprivate var order: Int {
        switch self {
        case .action(let action): CommandName.allCases.firstIndex(of: action.command.name) ?? 0
        case .deadline, .refusal: CommandName.allCases.count
        }
    }
}

extension Command {
    /// The `do` and what of the payload decides.
    fileprivate func title(_ policy: Policy) -> String {
        let detail: String? =
            switch self {
            case .report(_, let finding): finding.title(policy)
            case .delegate(_, let to, let category, _):
                "to \(to.rawValue)" + (category.map { ", corrected to \($0.rawValue)" } ?? "")
            case .advise(_, let advice): advice.rewind ? "rewind" : advice.recommends ? nil : "analysis alone"
            case .decide(_, let option, _): option.rawValue
            case .answer(_, _, let outcome): outcome.rawValue
            case .submit(_, let submission): submission.fixClass.rawValue
            case .validate(_, let verdict): verdict?.rawValue ?? "computed"
            case .verify(_, let passed): passed ? "passed" : "failed"
            case .review(_, let verdict, _): verdict.rawValue
            default: nil
            }
        return "`\(self.name.rawValue)`" + (detail.map { " (\($0))" } ?? "")
    }
}

extension Finding {
    fileprivate func title(_ policy: Policy) -> String {
        if self.halted { return "\(self.category.rawValue), halted" }
        let confirmed = policy.isConfirmed(self) ? "" : ", not confirmed"
        return "\(self.category.rawValue), \(policy.severity(of: self))\(confirmed)"
    }
}
