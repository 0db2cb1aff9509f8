import Foundation
import RhatchetConfiguration
import RhatchetProtocol
import RhatchetTestSupport
import Testing

/// Tables of design expectations that cannot stand.
@Suite struct ExpectationErrorTests {
    private static let rows = [
        Mistake("- {parameter: a, min: 2, max: 1}\n", "1:31: 'a' has 'min' 2 above 'max' 1; nothing lies between them"),
        Mistake("- {parameter: a, max: 1, min: 2}\n", "1:31: 'a' has 'min' 2 above 'max' 1; nothing lies between them"),
        Mistake("- {parameter: a, design: 3, max: 2.5}\n", "1:26: 'a' has the design 3; it must lie in at most 2.5"),
        Mistake("- {parameter: a, design: 3, min: 4}\n", "1:26: 'a' has the design 3; it must lie in at least 4"),
        Mistake(
            "- {parameter: a, design: 3, min: 4, max: 5}\n",
            "1:26: 'a' has the design 3; it must lie in 4...5"
        ),
        Mistake("- {parameter: a}\n", "1:15: 'a' expects nothing; give 'design', 'min' or 'max'"),
        Mistake("- {parameter: a, unit: s}\n", "1:15: 'a' expects nothing; give 'design', 'min' or 'max'"),
        Mistake(
            "- {parameter: a, design: diag, max: 1}\n",
            "1:37: 'a' has the design 'diag', which is no number; 'min' and 'max' are for numbers, leave them out for equality"
        ),
        Mistake(
            "- {parameter: a, design: true, min: 0}\n",
            "1:37: 'a' has the design 'True', which is no number; 'min' and 'max' are for numbers, leave them out for equality"
        ),
        Mistake(
            "- {parameter: a, design: '0.9', min: 0}\n",
            "1:38: 'a' has the design '0.9', which is no number; 'min' and 'max' are for numbers, leave them out for equality"
        ),
        Mistake(
            "- {parameter: a, design: 1}\n- {parameter: a, min: 1}\n",
            "2:15: 'a' has a row in line 1; keep one of them"
        ),
        Mistake(
            "- {parameter: tune, design: 1}\n- {parameter: num_warmup, min: 1}\n",
            "2:15: 'num_warmup' is 'tune' by another name, which has a row in line 1; keep one of them"
        ),
        Mistake("- {parameter: a, design: .nan}\n", "1:26: '.nan' is no number that a design can have"),
        Mistake("- {parameter: a, design: NaN}\n", "1:26: 'NaN' is no number that a design can have"),
        Mistake("- {parameter: a, design: -.inf}\n", "1:26: '-.inf' is no number that a design can have"),
        Mistake("- {parameter: a, min: .nan}\n", "1:23: '.nan' is no bound; leave 'min' out instead"),
        Mistake("- {parameter: a, min: -.inf}\n", "1:23: '-.inf' is no bound; leave 'min' out instead"),
        Mistake("- {parameter: a, min: 1e999}\n", "1:23: '1e999' is no bound; leave 'min' out instead"),
        Mistake("- {parameter: a, min: low}\n", "1:23: 'low' is no number; a number is expected here"),
        Mistake("- {parameter: a, design: [1]}\n", "1:26: a text is expected here"),
        Mistake("- {parameter: '', design: 1}\n", "1:15: a text is expected here"),
        Mistake(
            "- {parameter: a, design: 1, must_not_simplify: never}\n",
            "1:48: 'never' is no truth value; true or false is expected here"
        ),
        Mistake("- {parameter: a, desing: 1}\n", "1:18: unknown key 'desing'; did you mean 'design'?"),
        Mistake(
            "- a\n",
            "1:3: a map is expected here, with the keys parameter, design, min, max, unit, must_not_simplify"
        ),
        Mistake("parameter: a\n", "1:1: a list of rows is expected here"),
        Mistake("- {design: 1}\n", "1:3: a row needs a 'parameter'"),
        Mistake(
            "- parameter: a\n  design: 1\n  design: 2\n",
            "3:3: 'design' stands twice in one map; keep one of them"
        ),
        Mistake(
            "- {parameter: target_accept, max: 99}\n",
            "1:35: 'target_accept' cannot be 99; a number in 0...1 is allowed"
        ),
        Mistake(
            "- {parameter: adapt_delta, design: 9.5}\n",
            "1:36: 'adapt_delta' cannot be 9.5; a number in 0...1 is allowed"
        ),
        Mistake(
            "- {parameter: max_treedepth, design: 31}\n",
            "1:38: 'max_treedepth' cannot be 31; a whole number in 1...30 is allowed"
        ),
        Mistake("- {parameter: draws, min: 0.5}\n", "1:27: 'draws' cannot be 0.5; a whole number from 1 on is allowed"),
    ]

    private static let head = "|parameter|design|min|max|unit|must_not_simplify|\n|-|-|-|-|-|-|\n"
    private static let tables = [
        Mistake(Self.head + "|a|1|2|3|||\n", "3:4: 'a' has the design 1; it must lie in 2...3"),
        Mistake(Self.head + "|a||3|2|||\n", "3:7: 'a' has 'min' 3 above 'max' 2; nothing lies between them"),
        Mistake(Self.head + "|a|||||yes|\n", "3:2: 'a' expects nothing; give 'design', 'min' or 'max'"),
        Mistake(Self.head + "|a|1|||||\n|`a`|2|\n", "4:2: 'a' has a row in line 3; keep one of them"),
        Mistake(Self.head + "| a | 1 | low |\n", "3:11: 'low' is no number; a number is expected here"),
        Mistake(
            Self.head + "| a | 1 | | | | perhaps |\n",
            "3:17: 'perhaps' is no truth value; true or false is expected here"
        ),
        Mistake(Self.head + "|a|nan|\n", "3:4: 'nan' is no number that a design can have"),
        Mistake(Self.head + "||1|\n", "3:1: a row needs a 'parameter'"),
        Mistake(Self.head + "||||||||\n", "3:8: a row of 7 cells in a table of 6 columns; a pipe in a cell is \\|"),
        Mistake(
            Self.head + "|a|b|||s|no|x|\n",
            "3:13: a row of 7 cells in a table of 6 columns; a pipe in a cell is \\|"
        ),
        Mistake("text\n\n" + Self.head + "  | a | 1 | 2 |\n", "5:9: 'a' has the design 1; it must lie in at least 2"),
        Mistake("é\r\n\r\n|parameter|min|\r\n|-|-|\r\n|é|x|\r\n", "5:4: 'x' is no number; a number is expected here"),
        Mistake(
            "|parameter|min|must_not_simplfy|\n|-|-|-|\n",
            "1:16: unknown column 'must_not_simplfy'; did you mean 'must_not_simplify'?"
        ),
        Mistake(
            "|parameter|min|why|\n|-|-|-|\n",
            "1:16: unknown column 'why'; known: parameter, design, min, max, unit, must_not_simplify"
        ),
        Mistake("|parameter|min|min|\n|-|-|-|\n", "1:16: the column 'min' stands twice; keep one of them"),
        Mistake(
            "|paramter|design|\n|-|-|\n|a|1|\n",
            "1:2: no table has the columns parameter, design, min, max, unit, must_not_simplify; here stands 'paramter', did you mean 'parameter'?"
        ),
        Mistake("", "1:1: no table has the columns parameter, design, min, max, unit, must_not_simplify"),
        Mistake(
            "|parameter|design|\n\n|-|-|\n",
            "1:1: no table has the columns parameter, design, min, max, unit, must_not_simplify"
        ),
        Mistake(
            "|parameter|design|\n|-|-|-|\n",
            "1:1: no table has the columns parameter, design, min, max, unit, must_not_simplify"
        ),
        Mistake(
            "```\n" + Self.head + "|a|1|\n```\n",
            "1:1: no table has the columns parameter, design, min, max, unit, must_not_simplify"
        ),
        Mistake(Self.head + "|tune|-1|\n", "3:7: 'tune' cannot be -1; a whole number from 0 on is allowed"),
    ]

    @Test(arguments: Self.rows) func `a mistake in rows of YAML is named with its place`(mistake: Mistake) {
        #expect(
            ExpectationTable(mistake.text, file: "t.yaml").errors.map(\.description) == ["t.yaml:" + mistake.message]
        )
    }

    @Test(arguments: Self.tables) func `a mistake in a table of Markdown is named with its place`(mistake: Mistake) {
        #expect(ExpectationTable(mistake.text, file: "t.md").errors.map(\.description) == ["t.md:" + mistake.message])
    }

    @Test(arguments: Self.rows) func `the same mistake in rhatchet.yaml itself stands at its place there`(
        mistake: Mistake
    ) {
        let lines = mistake.text.split(separator: "\n").map { "      \($0)\n" }.joined()
        let check = ConfigurationCheck("models:\n  m:\n    expectations:\n" + lines, file: "f")
        let parts = mistake.message.split(separator: ":", maxSplits: 2)
        let (line, column) = (Int(parts[0]) ?? 0, Int(parts[1]) ?? 0)
        let place = #"in line 1;"#
        let message = parts[2].replacing(place, with: "in line 4;")
        #expect(check.errors.map(\.description) == ["f:\(line + 3):\(column + 6):\(message)"])
    }

    @Test func `a misspelt sampler argument is remarked upon, for it may be a name of the model's own`() {
        let table = ExpectationTable(
            "- {parameter: target_acept, min: 0.8}\n- {parameter: beta, min: 1}\n",
            file: "t.yaml"
        )
        #expect(table.errors.isEmpty)
        #expect(
            table.remarks.first?.description
                == "t.yaml:1:15: 'target_acept' is no sampler argument; did you mean 'target_accept'?"
        )
    }

    @Test func `a file that is named must be a table of the project`() throws {
        let folder = try ScratchFolder()
        try Data([0x7C, 0x0A, 0xC3, 0xA9, 0xFF]).write(to: folder.file("bad.md"))
        let cases = [
            ("none.md", "2:21: 'none.md' is no file; the path counts from the project's folder"),
            ("../t.md", "2:21: '../t.md' lies outside the project; name a file below its folder"),
            ("/etc/t.md", "2:21: '/etc/t.md' lies outside the project; name a file below its folder"),
        ]
        for (name, message) in cases {
            let file = try folder.write("models:\n  m: {expectations: \(name)}\n", to: "rhatchet.yaml")
            #expect(ConfigurationCheck(file)?.errors.map(\.description) == ["rhatchet.yaml:" + message])
        }
        let file = try folder.write("models:\n  m: {expectations: bad.md}\n", to: "rhatchet.yaml")
        #expect(ConfigurationCheck(file)?.errors.map(\.description) == ["bad.md:2:2: not readable as UTF-8"])
    }

    @Test func `a table behind a link must lie in the project too`() throws {
        let (folder, elsewhere) = (try ScratchFolder(), try ScratchFolder())
        _ = try elsewhere.write("- {parameter: tune, min: 1}\n", to: "e.yaml")
        let outside = elsewhere.file("e.yaml").deletingLastPathComponent()
        try FileManager.default.createSymbolicLink(at: folder.file("link"), withDestinationURL: outside)
        let file = try folder.write("models:\n  m: {expectations: link/e.yaml}\n", to: "rhatchet.yaml")
        let message = "rhatchet.yaml:2:21: 'link/e.yaml' lies outside the project; name a file below its folder"
        #expect(ConfigurationCheck(file)?.errors.map(\.description) == [message])

        _ = try folder.write("- {parameter: tune, min: 1}\n", to: "real.yaml")
        try FileManager.default.createSymbolicLink(
            at: folder.file("near.yaml"),
            withDestinationURL: folder.file("real.yaml")
        )
        let good = try folder.write("models:\n  m: {expectations: near.yaml}\n", to: "rhatchet.yaml")
        #expect(ConfigurationCheck(good)?.errors.isEmpty == true)
    }
}
