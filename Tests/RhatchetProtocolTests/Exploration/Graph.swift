import RhatchetProtocol

/// What an exploration has found, as nodes and links: enough to ask whether every incident can come to an end.
struct Graph {
    typealias Node = Int32

    private var sources: [[Node]] = []
    private var open: [ModelName: [Node]] = [:]
    private var ends: [ModelName: Set<Node>] = [:]
    private var resolutions: [ModelName: Set<Node>] = [:]

    mutating func add(open models: [ModelName]) -> Node {
        let node = Node(self.sources.count)
        self.sources.append([])
        for model in models { self.open[model, default: []].append(node) }
        return node
    }

    mutating func link(_ from: Node, _ to: Node) {
        if from != to { self.sources[Int(to)].append(from) }
    }

    /// One step from `node` the open incident of `model` is over.
    mutating func end(_ node: Node, _ model: ModelName, resolved: Bool) {
        self.ends[model, default: []].insert(node)
        if resolved { self.resolutions[model, default: []].insert(node) }
    }

    /// How many states hold an incident that can never be closed.
    var lost: Int { self.stranded(self.ends) }

    /// How many states hold an incident that can only be rewound or terminated.
    var hopeless: Int { self.stranded(self.resolutions) }

    private func stranded(_ ends: [ModelName: Set<Node>]) -> Int {
        self.open.map { model, nodes in self.stranded(nodes, ends[model] ?? []) }.reduce(0, +)
    }

    /// Goes back from where it ends over nodes where it is open: whoever is not met cannot get there.
    private func stranded(_ nodes: [Node], _ ends: Set<Node>) -> Int {
        var left = Set(nodes).subtracting(ends)
        var frontier = Array(ends)
        while let node = frontier.popLast() {
            for source in self.sources[Int(node)] where left.remove(source) != nil { frontier.append(source) }
        }
        return left.count
    }
}
