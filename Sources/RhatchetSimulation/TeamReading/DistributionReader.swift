import RhatchetConfiguration
import RhatchetProtocol
import Yams

/// Reads how long something takes: `5m`, or one of the distributions.
struct DistributionReader {
    static let forms = ["uniform", "exponential", "lognormal", "observed"]
    let nodes: NodeReader

    func read(_ node: Node) throws(ConfigurationError) -> Distribution {
        guard node.mapping != nil else { return .constant(try self.amount(node)) }
        let entries = try self.nodes.entries(node, known: Self.forms)
        guard entries.count == 1, let (form, value) = entries.first else {
            throw self.nodes.error(node, "one distribution is expected here: \(Self.forms.joined(separator: ", "))")
        }
        switch form {
        case "uniform": return try self.uniform(value)
        case "exponential": return .exponential(mean: try self.amount(value))
        case "lognormal": return try self.lognormal(value)
        default: return .observed(try self.amounts(value).sorted())
        }
    }

    func amount(_ node: Node) throws(ConfigurationError) -> TimeAmount {
        guard let amount = DurationText.amount(node.text) else {
            throw self.nodes.error(
                node,
                "'\(node.text)' is no duration; write a number with its unit, as 30s, 10m or 12h, or a distribution: "
                    + Self.forms.joined(separator: ", ")
            )
        }
        return amount
    }

    private func amounts(_ node: Node) throws(ConfigurationError) -> [TimeAmount] {
        guard let sequence = node.sequence, !sequence.isEmpty else {
            throw self.nodes.error(node, "a list of durations is expected here")
        }
        var amounts: [TimeAmount] = []
        for element in sequence { amounts.append(try self.amount(element)) }
        return amounts
    }

    private func uniform(_ node: Node) throws(ConfigurationError) -> Distribution {
        let bounds = try self.amounts(node)
        guard bounds.count == 2, bounds[0] <= bounds[1] else {
            throw self.nodes.error(node, "two durations are expected here, the shorter one first, as [5m, 15m]")
        }
        return .uniform(bounds[0], bounds[1])
    }

    private func lognormal(_ node: Node) throws(ConfigurationError) -> Distribution {
        var (median, p90) = (TimeAmount?.none, TimeAmount?.none)
        for (key, value) in try self.nodes.entries(node, known: ["median", "p90"]) {
            if key == "median" { median = try self.amount(value) } else { p90 = try self.amount(value) }
        }
        guard let median, let p90, median.milliseconds > 0, median <= p90 else {
            throw self.nodes.error(node, "'median' and 'p90' are expected here, and 'p90' must not be below 'median'")
        }
        return .lognormal(median: median, p90: p90)
    }
}
