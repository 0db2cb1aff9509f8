package import RhatchetProtocol
package import Yams

/// Reads design expectations: a list of rows with the columns of PROTOCOL 9.
package struct ExpectationsReader {
    private let reader: NodeReader

    package init(reader: NodeReader) { self.reader = reader }

    package func read(_ node: Node) throws -> [ExpectationRow] {
        guard let sequence = node.sequence else {
            throw self.reader.error(node, "a list of rows is expected here")
        }
        return try sequence.map(self.row)
    }

    private func row(_ node: Node) throws -> ExpectationRow {
        var row = ExpectationRow(parameter: "")
        let known = ExpectationRow.CodingKeys.allCases.map(\.rawValue)
        let everything = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
        for (text, value) in try self.reader.entries(node, known: known) {
            guard let key = ExpectationRow.CodingKeys(rawValue: text) else { continue }
            switch key {
            case .parameter: row.parameter = try self.reader.string(value)
            case .design: row.design = try self.value(value)
            case .min: row.min = try self.reader.number(value, in: everything)
            case .max: row.max = try self.reader.number(value, in: everything)
            case .unit: row.unit = try self.reader.string(value)
            case .mustNotSimplify: row.mustNotSimplify = try self.reader.bool(value)
            }
        }
        guard !row.parameter.isEmpty else { throw self.reader.error(node, "a row needs a 'parameter'") }
        return row
    }

    private func value(_ node: Node) throws -> Value {
        if let int = node.int { return .int(int) }
        if let double = node.float {
            guard double.isFinite else {
                throw self.reader.error(node, "'\(double)' is no number that a design can have")
            }
            return .double(double)
        }
        if let bool = node.bool { return .bool(bool) }
        return .string(try self.reader.string(node))
    }
}
