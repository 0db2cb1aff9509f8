import RhatchetProtocol

/// Breadth-first search of everything that can happen, on `decide`, `fire` and `apply` themselves.
///
/// In every state every action of the alphabet is tried: on entry, which is before any deadline; at the very instant of
/// the next deadline, where it is still in time; and a millisecond after, when the deadline has fired. Two states are one
/// when what may follow from them, and what an onlooker knows of them, is the same.
struct Exploration {
    private(set) var edges = 0
    private(set) var depth = 0
    private(set) var graph = Graph()
    var states: Int { self.seen.count }

    private let machine: Machine
    private let bounds: Bounds
    private var alphabet: Alphabet
    private var seen: [Key: Graph.Node] = [:]
    private var frontier: [Place] = []
    /// Of some nodes, the states that were taken for one.
    private var samples: [Graph.Node: [Place]] = [:]

    /// How far the search goes, beside what ends by itself.
    struct Bounds {
        var rounds = 2
        /// Actions and waits from the beginning; what lies beyond is not looked at.
        var depth = Int.max
        /// Open questions of a Phase 1 consultation.
        var questions = 1
        var kinds = Set(DeadlineKind.allCases)
    }

    private struct Key: Hashable {
        let outlook: Outlook
        let known: Witness
    }

    private struct Place {
        let node: Graph.Node
        let state: ProtocolState
        let known: Witness
        let now: Instant
    }

    init(
        _ alphabet: Alphabet,
        from beginning: ProtocolState,
        bounds: Bounds = Bounds(),
        on machine: Machine = .real
    ) {
        self.machine = machine
        self.alphabet = alphabet
        self.bounds = bounds
        self.keep(beginning, Witness(), at: Instant(milliseconds: 0))
    }

    /// Goes on until nothing new is found, or until `check`, which sees every edge, is false.
    mutating func run(while check: (Edge) -> Bool) {
        while !self.frontier.isEmpty, self.depth < self.bounds.depth {
            let layer = self.frontier
            self.frontier = []
            for place in layer {
                guard self.act(in: place, check), self.letTimePass(in: place, check) else { return }
            }
            self.depth += 1
        }
    }

    /// Whether all was seen that lies within the rounds.
    var isComplete: Bool { self.frontier.isEmpty }

    /// Of states that were taken for one, how many were compared, and how many had another future after all.
    mutating func compareSamples() -> (compared: Int, unlike: Int) {
        var (compared, unlike) = (0, 0)
        for places in self.samples.values where places.count > 1 {
            let futures = places.map { self.future(of: $0) }
            compared += futures.count - 1
            unlike += futures.dropFirst().filter { $0 != futures[0] }.count
        }
        return (compared, unlike)
    }

    private mutating func future(of place: Place) -> Set<Key> {
        var future = Set<Key>()
        for action in self.alphabet.actions(in: place.state) {
            guard let events = self.machine.decide(place.state, action, place.now) else { continue }
            let edge = Edge(place.state, place.known, .action(action), events)
            future.insert(self.key(edge.after, edge.learned, place.now))
        }
        return future
    }

    private mutating func act(in place: Place, _ check: (Edge) -> Bool) -> Bool {
        for action in self.alphabet.actions(in: place.state) {
            guard let events = self.machine.decide(place.state, action, place.now) else { continue }
            let edge = Edge(place.state, place.known, .action(action), events)
            self.edges += 1
            guard check(edge) else { return false }
            self.follow(edge, from: place.node, to: place.now)
        }
        return true
    }

    /// To the very instant of the next deadline; from there past it, with all that are due at that instant.
    private mutating func letTimePass(in place: Place, _ check: (Edge) -> Bool) -> Bool {
        guard let due = self.next(place.state)?.due else { return true }
        guard due == place.now else {
            self.link(place.node, self.keep(place.state, place.known, at: due))
            return true
        }
        var (state, known) = (place.state, place.known)
        while let deadline = self.next(state), deadline.due == due {
            let edge = Edge(state, known, .deadline(deadline), self.machine.fire(state, deadline))
            self.edges += 1
            guard check(edge) else { return false }
            (state, known) = (edge.after, edge.learned)
        }
        self.link(place.node, self.keep(state, known, at: due + .milliseconds(1)))
        return true
    }

    private func next(_ state: ProtocolState) -> Deadline? {
        state.deadlines().first { self.bounds.kinds.contains($0.kind) }
    }

    private mutating func follow(_ edge: Edge, from node: Graph.Node, to now: Instant) {
        for event in edge.events {
            guard let end = event.enters, end.isTerminal, let model = event.model else { continue }
            self.graph.end(node, model, resolved: end == .resolved)
        }
        self.link(node, self.keep(edge.after, edge.learned, at: now))
    }

    private mutating func link(_ from: Graph.Node, _ to: Graph.Node?) {
        if let to { self.graph.link(from, to) }
    }

    /// The node of a state; nil beyond the bounds.
    @discardableResult
    private mutating func keep(_ state: ProtocolState, _ known: Witness, at now: Instant) -> Graph.Node? {
        guard self.isWithinBounds(state) else { return nil }
        let key = self.key(state, known, now)
        let old = self.seen[key]
        let node = old ?? self.graph.add(open: state.models.keys.filter { state.openIncident(of: $0) != nil })
        let place = Place(node: node, state: state, known: known, now: now)
        self.sample(place)
        guard old == nil else { return node }
        self.seen[key] = node
        self.frontier.append(place)
        return node
    }

    private func key(_ state: ProtocolState, _ known: Witness, _ now: Instant) -> Key {
        Key(outlook: Outlook(state, now, kinds: self.bounds.kinds), known: known)
    }

    /// Keeps of every 61st node the first few states that led to it.
    private mutating func sample(_ place: Place) {
        guard place.node % 61 == 0, self.samples[place.node]?.count ?? 0 < 5 else { return }
        self.samples[place.node, default: []].append(place)
    }

    private func isWithinBounds(_ state: ProtocolState) -> Bool {
        state.models.values.allSatisfy { model in
            let round = state.openIncident(of: model.name)?.round ?? 1
            return round <= self.bounds.rounds && model.questions.count <= self.bounds.questions
        }
    }
}
