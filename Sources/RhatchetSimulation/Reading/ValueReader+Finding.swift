import RhatchetConfiguration
import RhatchetProtocol
import Yams

extension ValueReader {
    static let findingKeys = [
        "category", "rhat", "divergent", "elapsed", "checks", "sampling_failed", "halted", "error", "signs",
    ]

    func finding(_ node: Node) throws -> Finding {
        let entries = try self.nodes.entries(node, known: Self.findingKeys).filter { $0.1.null == nil }
        let values = Dictionary(entries) { first, _ in first }
        guard let category = values["category"] else { throw self.nodes.error(node, "a finding needs 'category'") }
        return Finding(
            category: try self.choice(category),
            rhat: try values["rhat"].map(self.number),
            divergent: try values["divergent"].map(self.share),
            elapsed: try values["elapsed"].map(self.elapsed),
            checks: try values["checks"].map(self.count),
            samplingFailed: try values["sampling_failed"].map(self.flag) ?? false,
            halted: try values["halted"].map(self.flag) ?? false,
            error: try values["error"].map(self.text),
            signs: try values["signs"].map(self.list(self.choice)) ?? []
        )
    }

    /// A number, or `.nan` and `.inf`, which say that there is none.
    private func number(_ node: Node) throws -> Double {
        guard let number = node.float ?? node.int.map(Double.init) else {
            throw self.nodes.error(node, "'\(node.text)' is no number")
        }
        return number
    }

    private func share(_ node: Node) throws -> Double {
        let share = try self.number(node)
        guard (0...1).contains(share) else {
            throw self.nodes.error(node, "'\(node.text)' is no share; it must lie in 0...1")
        }
        return share
    }

    private func count(_ node: Node) throws -> Int {
        let count = try self.whole(node)
        guard count >= 0 else { throw self.nodes.error(node, "'\(node.text)' is no count of checks") }
        return count
    }
}
