import Foundation
import RhatchetConfiguration
import RhatchetProtocol
import RhatchetTestSupport
import Testing

/// Tables of design expectations that are good.
@Suite struct ExpectationTableTests {
    private static let rows = [
        ExpectationRow(parameter: "target_accept", design: .double(0.9), min: 0.6, max: 0.99, mustNotSimplify: true),
        ExpectationRow(parameter: "draws", design: .int(1000), min: 1000, unit: "draws"),
        ExpectationRow(parameter: "init", design: .string("a|b")),
        ExpectationRow(parameter: "centred", design: .bool(false)),
        ExpectationRow(parameter: "sigma", max: 5),
    ]

    private static let yaml = """
        # the design
        - {parameter: target_accept, design: 0.9, min: 0.6, max: 0.99, must_not_simplify: true}
        - {parameter: draws, design: 1000, min: 1000, unit: draws}
        - {parameter: init, design: a|b}
        - {parameter: centred, design: false, must_not_simplify: no}
        - {parameter: sigma, max: 5}
        """

    static let markdown = """
        # The design of model 1

        | parameter | what it is |
        |---|---|
        | sigma | spread |

        ```
        | parameter | design |
        |---|---|
        | in code | 1 |
        ```

        | `must_not_simplify` | **parameter**   | max  | min  | design | unit  |
        |:-------------------:|:----------------|-----:|-----:|--------|-------|
        | yes                 | `target_accept` | 0.99 | 0.6  | 0.9    |       |
        | false               | draws           |      | 1000 | `1000` | draws |
        |                     | init            |      |      | a\\|b  |       |
        | no                  | centred         |      |      | false  |
        |                     | sigma           | 5    |

        | parameter | design |
        |---|---|
        | later | 1 |
        """

    @Test func `YAML and Markdown say the same`() {
        let (yaml, markdown) = (
            ExpectationTable(Self.yaml, file: "t.yml"), ExpectationTable(Self.markdown, file: "t.md")
        )
        #expect(yaml.errors.isEmpty && markdown.errors.isEmpty)
        #expect(yaml.rows == Self.rows)
        #expect(markdown.rows == Self.rows)
    }

    @Test(arguments: [
        "parameter | design\n--- | ---\na | 1\n", "|parameter|design|\r\n|-|-|\r\n|a|1|\r\n",
        "  | parameter | design |\n  | :-: | -: |\n  | a | 1 |\n# end\n",
        "|parameter|design|\n|-|-|\n|a|1|\n> quoted | 2\n",
        "~~~~\n~~~\n|parameter|design|\n|-|-|\n|b|2|\n~~~~\n|parameter|design|\n|-|-|\n|a|1|",
        "|parameter|design|\n|-|-|\n|a|1|\n\n|b|2|\n", "\u{FEFF}|parameter|design|\n|-|-|\n|a|1|\n",
    ]) func `a table of Markdown may be written in many ways`(text: String) {
        let table = ExpectationTable(text, file: "t.md")
        #expect(table.errors.isEmpty, "\(table.errors)")
        #expect(table.rows == [ExpectationRow(parameter: "a", design: .int(1))])
    }

    @Test func `a configuration names the table of a model, and says where it comes from`() throws {
        let folder = try ScratchFolder()
        try folder.write(Self.markdown, to: "design.md")
        let file = try folder.write("models:\n  m:\n    expectations: design.md\n", to: "rhatchet.yaml")
        let configuration = try #require(try Configuration.read(file))
        #expect(configuration.models["m"]?.expectations == Self.rows)
        #expect(configuration.stated.tables["m"] == StatedTable(file: "design.md", place: Place(line: 3, column: 19)))
    }

    @Test(arguments: zip(rows, ["0.6...0.99", "at least 1000", "exactly a|b", "exactly False", "at most 5"]))
    func `the tolerance of a row is said in words`(row: ExpectationRow, words: String) {
        #expect(row.tolerance == words)
    }
}
