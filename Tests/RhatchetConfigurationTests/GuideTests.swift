import Foundation
import RhatchetConfiguration
import RhatchetProtocol
import Testing

/// What the user's guide says of the policy is what the program does.
@Suite struct GuideTests {
    @Test(arguments: Policy.CodingKeys.allCases) func `the guide has every key with its default, unit and meaning`(
        key: Policy.CodingKeys
    ) throws {
        let value = Policy().value(of: key)
        let unit = key.unit ?? (value.seconds == nil ? "" : "duration")
        let text = value.description.replacing(/[\[\],]/, with: "")
        #expect(try Self.guide().contains("| `\(key.rawValue)` | `\(text)` | \(unit) | \(key.meaning) |"))
    }

    @Test func `the tables of the guide read well, and say the same`() throws {
        let guide = try Self.guide()
        let blocks = guide.matches(of: /```(yaml|markdown)\n((?:.|\n)*?)```/).map { ($0.output.1, String($0.output.2)) }
        let yaml = try #require(blocks.first { $0.0 == "yaml" && $0.1.hasPrefix("- {parameter") }?.1)
        let markdown = try #require(blocks.first { $0.0 == "markdown" }?.1)
        let (rows, table) = (ExpectationTable(yaml, file: "t.yaml"), ExpectationTable(markdown, file: "t.md"))
        #expect(rows.errors.isEmpty && table.errors.isEmpty)
        #expect(rows.rows == table.rows)
        #expect(rows.rows.count == 3)
    }

    private static func guide(_ here: String = #filePath) throws -> String {
        let root = URL(filePath: here).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/user-guide.md"), encoding: .utf8)
    }
}
