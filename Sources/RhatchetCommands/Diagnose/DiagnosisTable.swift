import RhatchetDiagnostics
import RhatchetServices
import RhatchetTriage

/// A row for every variable.
struct DiagnosisTable {
    private let elements: [SampleElement]

    init(_ elements: [SampleElement]) {
        self.elements = elements
    }

    /// For a reader: four digits that count; effective draws whole; R-hat with three decimals.
    var lines: [String] {
        let head = [""] + DiagnosisColumn.allCases.map(\.rawValue)
        let rows = [head] + self.elements.map(Self.row)
        let widths = head.indices.map { column in rows.reduce(0) { max($0, $1[column].utf8.count) } }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let room = String(repeating: " ", count: widths[column] - cell.utf8.count)
                line += column == 0 ? cell + room : "  " + room + cell
            }
            return line
        }
    }

    private static func row(_ element: SampleElement) -> [String] {
        [element.name]
            + DiagnosisColumn.allCases.map { column in
                let value = column.value(element.digest)
                switch column {
                case .essBulk, .essTail: return value.isNaN ? "–" : Figures.fixed(value, decimals: 0)
                case .rhat where element.digest.isConstant: return "constant"
                case .rhat: return value.isNaN ? "–" : Figures.fixed(value, decimals: 3)
                default: return Figures.significant(value)
                }
            }
    }

    /// For a program: all digits, an empty field where a number is not defined.
    var csv: String {
        let head = (["name"] + DiagnosisColumn.allCases.map(\.rawValue)).joined(separator: ",")
        let rows = self.elements.map { element in
            ([Self.quoted(element.name)]
                + DiagnosisColumn.allCases.map { column in
                    let value = column.value(element.digest)
                    return value.isNaN ? "" : "\(value)"
                })
                .joined(separator: ",")
        }
        return ([head] + rows).joined(separator: "\n") + "\n"
    }

    private static func quoted(_ name: String) -> String {
        guard name.contains(where: { $0 == "," || $0 == "\"" }) else { return name }
        return "\"\(name.replacing("\"", with: "\"\""))\""
    }
}
