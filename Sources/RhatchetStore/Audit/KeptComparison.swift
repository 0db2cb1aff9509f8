import RhatchetEngine
import RhatchetProtocol

/// What is kept beside the log, held against what folding the log gives.
struct KeptComparison {
    private let whole: WholeState
    private let lines: Int64
    private let mentions: [Int64: Mention]

    init(_ whole: WholeState, _ lines: Int64, _ mentions: [Int64: Mention]) {
        self.whole = whole
        self.lines = lines
        self.mentions = mentions
    }

    private var state: ProtocolState { self.whole.state }

    /// One sentence for each difference.
    func differences(_ ledger: SQLiteLedger) throws -> [String] {
        try self.standing(ledger) + self.incidents(ledger) + self.index(ledger)
    }

    private func standing(_ ledger: SQLiteLedger) throws -> [String] {
        guard let kept = try ledger.projection() else { return self.lines == 0 ? [] : ["no state is kept"] }
        var sentences: [String] = []
        if kept.standing.sequence != self.lines {
            sentences.append("the state is kept as of line \(kept.standing.sequence), the log has \(self.lines)")
        }
        if (try? CanonicalJSON.decode(Policy.self, from: kept.standing.policy)) != self.state.policy {
            sentences.append("the policy that is kept is not the log's")
        }
        if (try? CanonicalJSON.decode(Set<Role>.self, from: kept.standing.unavailable)) != self.state.unavailable {
            sentences.append("who is kept as not available is not what the log says")
        }
        if kept.standing.opened != self.state.opened { sentences.append("the number of incidents is not the log's") }
        let models = Dictionary(kept.models.map { ($0.name, $0.body) }) { first, _ in first }
        for (name, model) in self.state.models.sorted(by: { $0.key < $1.key })
        where models[name].flatMap({ try? CanonicalJSON.decode(Model.self, from: $0) }) != model {
            sentences.append("what is kept of '\(name)' is not what the log says")
        }
        for name in models.keys.sorted() where self.state.models[name] == nil {
            sentences.append("'\(name)' is kept and not in the log")
        }
        return sentences
    }

    private func incidents(_ ledger: SQLiteLedger) throws -> [String] {
        let kept = try ledger.heads(of: nil)
        let all = self.whole.incidents
        var sentences = all.compactMap { incident -> String? in
            let found = try? ledger.incident(incident.id)
            let body = found.flatMap { try? CanonicalJSON.decode(Incident.self, from: $0.body) }
            guard body == incident, found?.head == IncidentHead(incident) else {
                return "what is kept of \(incident.id) is not what the log says"
            }
            return nil
        }
        let known = Set(all.map(\.id))
        sentences += kept.filter { !known.contains($0.id) }.map { "\($0.id) is kept and not in the log" }
        return sentences
    }

    private func index(_ ledger: SQLiteLedger) throws -> [String] {
        let kept = try ledger.mentions()
        let wrong = kept.filter { self.mentions[$0.sequence] != $0 }.map(\.sequence)
        guard wrong.isEmpty, kept.count == self.mentions.count else {
            return ["the index of the log is wrong\(wrong.first.map { " at line \($0)" } ?? "")"]
        }
        return []
    }
}
