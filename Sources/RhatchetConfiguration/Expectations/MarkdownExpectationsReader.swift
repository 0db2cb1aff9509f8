import RhatchetProtocol
import Yams

/// Reads design expectations from the first table of a Markdown document that has their columns, in any order.
struct MarkdownExpectationsReader {
    private static let columns = ExpectationRow.CodingKeys.allCases.map(\.rawValue)

    let reader: NodeReader

    func rows(_ text: String, _ complaints: inout Complaints) -> [StatedRow] {
        let tables = MarkdownTables(text).all
        guard let table = tables.first(where: Self.isOurs) else {
            complaints.add(self.notFound(tables))
            return []
        }
        let columns = self.columns(table.header, &complaints)
        return table.rows.compactMap { self.row($0, columns, &complaints) }
    }

    /// `parameter` and something to hold it against; other tables of the document are left alone.
    private static func isOurs(_ table: MarkdownTables.Table) -> Bool {
        let names = table.header.cells.map(\.text)
        return names.contains("parameter") && !Set(names).isDisjoint(with: ["design", "min", "max"])
    }

    /// Points at the table that was probably meant.
    private func notFound(_ tables: [MarkdownTables.Table]) -> ConfigurationError {
        let message = "no table has the columns \(Self.columns.joined(separator: ", "))"
        let near = tables.lazy.compactMap(self.slip).first
        return near.map { self.reader.error(at: $0.place, "\(message); \($0.hint)") }
            ?? self.reader.error(at: .beginning, message)
    }

    private func slip(_ table: MarkdownTables.Table) -> (place: Place, hint: String)? {
        let cells = table.header.cells
        guard cells.count(where: { NearestName.of($0.text, among: Self.columns) != nil }) >= 2 else { return nil }
        let cell = cells.first { NearestName.of($0.text, among: Self.columns) != $0.text }
        guard let cell else { return (table.header.place, "this one has no 'parameter' with 'design', 'min' or 'max'") }
        let name = NearestName.of(cell.text, among: Self.columns)
        return (cell.place, "here stands '\(cell.text)'" + (name.map { ", did you mean '\($0)'?" } ?? ""))
    }

    private func columns(
        _ header: MarkdownTables.Row,
        _ complaints: inout Complaints
    ) -> [ExpectationRow.CodingKeys?] {
        var seen: Set<String> = []
        return header.cells.map { cell in
            let reader = self.reader.at(cell.place)
            guard let column = ExpectationRow.CodingKeys(rawValue: cell.text) else {
                complaints.add(reader.unknown("column", cell.text, at: Node(cell.text), known: Self.columns))
                return nil
            }
            guard seen.insert(cell.text).inserted else {
                complaints.add(reader.error(at: cell.place, "the column '\(cell.text)' stands twice; keep one of them"))
                return nil
            }
            return column
        }
    }

    /// An empty cell is absent.
    private func row(
        _ row: MarkdownTables.Row,
        _ columns: [ExpectationRow.CodingKeys?],
        _ complaints: inout Complaints
    ) -> StatedRow? {
        let before = complaints.errors.count
        if row.cells.count > columns.count {
            let message =
                "a row of \(row.cells.count) cells in a table of \(columns.count) columns; a pipe in a cell is \\|"
            complaints.add(self.reader.error(at: row.cells[columns.count].place, message))
        }
        let cells = zip(columns, row.cells).compactMap { column, cell -> ExpectationCell? in
            guard let column, !cell.text.isEmpty else { return nil }
            return ExpectationCell(column: column, node: Node(cell.text), reader: self.reader.at(cell.place))
        }
        let read = ExpectationRowReader(cells: cells).row(&complaints)
        if read.parameter.isEmpty, before == complaints.errors.count {
            complaints.add(self.reader.error(at: row.place, "a row needs a 'parameter'"))
        }
        guard before == complaints.errors.count else { return nil }
        return StatedRow(row: read, cells: cells, reader: self.reader, place: row.place)
    }
}
