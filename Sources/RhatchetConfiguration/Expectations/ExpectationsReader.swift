package import RhatchetProtocol
package import Yams

/// Reads design expectations from YAML: a list of rows with the columns of PROTOCOL 9.
package struct ExpectationsReader {
    private let reader: NodeReader

    package init(reader: NodeReader) { self.reader = reader }

    /// Reads the rows as they are written; whether they make sense is ``ExpectationRules``' matter.
    package func read(_ node: Node) throws(ConfigurationError) -> [ExpectationRow] {
        var complaints = Complaints()
        let rows = self.rows(node, &complaints).map(\.row)
        try complaints.throwFirst()
        return rows
    }

    func rows(_ node: Node, _ complaints: inout Complaints) -> [StatedRow] {
        guard let sequence = node.sequence else {
            complaints.add(self.reader.error(node, "a list of rows is expected here"))
            return []
        }
        return sequence.compactMap { self.row($0, &complaints) }
    }

    private func row(_ node: Node, _ complaints: inout Complaints) -> StatedRow? {
        let known = ExpectationRow.CodingKeys.allCases.map(\.rawValue)
        let before = complaints.errors.count
        // A cell that is null is empty, as in a table of Markdown.
        let filled = self.reader.entries(node, known: known, &complaints).filter { $0.1.null == nil }
        let cells = filled.compactMap { text, value in
            ExpectationRow.CodingKeys(rawValue: text).map {
                ExpectationCell(column: $0, node: value, reader: self.reader)
            }
        }
        let row = ExpectationRowReader(cells: cells).row(&complaints)
        if row.parameter.isEmpty, before == complaints.errors.count {
            complaints.add(self.reader.error(node, "a row needs a 'parameter'"))
        }
        guard before == complaints.errors.count else { return nil }
        return StatedRow(row: row, cells: cells, reader: self.reader, place: self.reader.place(of: node))
    }
}
