import RhatchetProtocol
import Yams

/// Reads the cells of one row, whether they come from YAML or from a Markdown table.
struct ExpectationRowReader {
    private static let finite = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude

    let cells: [ExpectationCell]

    /// The row; nil where it has no parameter to speak of, which is the caller's to say.
    func row(_ complaints: inout Complaints) -> ExpectationRow {
        var row = ExpectationRow(parameter: "")
        for cell in self.cells {
            complaints.take { () throws(ConfigurationError) in try Self.set(cell, of: &row) }
        }
        return row
    }

    private static func set(_ cell: ExpectationCell, of row: inout ExpectationRow) throws(ConfigurationError) {
        switch cell.column {
        case .parameter: row.parameter = try cell.reader.string(cell.node)
        case .design: row.design = try Self.value(cell)
        case .min: row.min = try Self.bound(cell)
        case .max: row.max = try Self.bound(cell)
        case .unit: row.unit = try cell.reader.string(cell.node)
        case .mustNotSimplify: row.mustNotSimplify = try cell.reader.bool(cell.node)
        }
    }

    private static func bound(_ cell: ExpectationCell) throws(ConfigurationError) -> Double {
        if let number = cell.node.float, !number.isFinite {
            throw cell.error(
                "'\(cell.text)' is no bound; leave '\(cell.column.rawValue)' out instead"
            )
        }
        return try cell.reader.number(cell.node, in: Self.finite)
    }

    private static func value(_ cell: ExpectationCell) throws(ConfigurationError) -> Value {
        if let int = cell.node.int { return .int(int) }
        if let double = cell.node.float {
            guard double.isFinite else { throw cell.error("'\(cell.text)' is no number that a design can have") }
            return .double(double)
        }
        if let bool = cell.node.bool { return .bool(bool) }
        return .string(try cell.reader.string(cell.node))
    }
}
