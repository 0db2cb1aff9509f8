import RhatchetConfiguration
import RhatchetProtocol
import Yams

/// What goes wrong, with all trainings and with single ones.
extension TeamReader {
    private static let errorKeys = ["per_100_hours", "critical", "halted", "curable", "shared_file", "notice"]

    /// - Parameter count: of all trainings, of all projects.
    func errors(_ node: Node, of count: Int) throws -> Errors {
        let (key, known) = ("by_training", Self.errorKeys + ["by_training"])
        let given = try self.nodes.entries(node, known: known)
        var errors = try self.errors(given.filter { $0.0 != key }, or: Errors())
        guard let trainings = given.first(where: { $0.0 == key })?.1 else { return errors }
        errors.byTraining = try self.byTraining(trainings, of: count, or: errors)
        return errors
    }

    /// What a training does not say of itself is as with the others.
    private func byTraining(_ node: Node, of count: Int, or usual: Errors) throws -> [Int: Errors] {
        guard let mapping = node.mapping, !mapping.isEmpty else {
            throw self.nodes.error(
                node,
                "a map is expected here, from numbers of trainings, 1...\(count), to their errors"
            )
        }
        var trainings: [Int: Errors] = [:]
        for (key, value) in mapping {
            let number = try self.nodes.int(key, in: 1...count)
            guard trainings[number - 1] == nil else {
                throw self.nodes.error(key, "\(number) stands twice in one map; keep one of them")
            }
            trainings[number - 1] = try self.errors(self.nodes.entries(value, known: Self.errorKeys), or: usual)
        }
        return trainings
    }

    private func errors(_ entries: [(String, Node)], or usual: Errors) throws -> Errors {
        var errors = usual
        for (key, value) in entries {
            switch key {
            case "per_100_hours": errors.rates = try self.byCategory(value, in: 0...1000)
            case "critical": errors.critical = try self.share(value)
            case "halted": errors.halted = try self.byCategory(value, in: 0...1)
            case "curable": errors.curable = try self.share(value)
            case "shared_file": errors.sharedFile = try self.share(value)
            default: errors.notice = try self.lengths.read(value)
            }
        }
        return errors
    }

    private func byCategory(
        _ node: Node,
        in range: ClosedRange<Double>
    ) throws -> [RhatchetProtocol.Category: Double] {
        let given = try self.nodes.values(node, known: Errors.order.map(\.rawValue))
        var numbers: [RhatchetProtocol.Category: Double] = [:]
        for category in Errors.order {
            numbers[category] = try given[category.rawValue].map { try self.nodes.number($0, in: range) } ?? 0
        }
        return numbers
    }
}
