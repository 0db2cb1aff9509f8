import RhatchetProtocol

/// A row of design expectations, and where each part of it stands.
struct StatedRow {
    var row: ExpectationRow
    var cells: [ExpectationCell]
    var reader: NodeReader
    /// Where the row begins.
    var place: Place

    func cell(_ column: ExpectationRow.CodingKeys) -> ExpectationCell? {
        self.cells.first { $0.column == column }
    }

    /// An error at a column, or at the row where the column is absent.
    func error(_ column: ExpectationRow.CodingKeys, _ message: String) -> ConfigurationError {
        self.cell(column)?.error(message) ?? self.reader.error(at: self.place, message)
    }
}
