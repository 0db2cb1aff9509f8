import Foundation
import RhatchetServices
import RhatchetTestSupport
import Testing

/// Random templates: each is refused with a place in it, or renders.
@Suite struct TemplateFuzzTests {
    private static let pieces = [
        "{{", "}}", "{", "}", "{{#", "{{^", "{{/", "{{!", "{{{", "{{>", "{{=", "{{%", "{{&", "changes", "parameter",
        "model", "flagged", "issue", ".", " ", "\n", "\r\n", "\t", "\u{301}", "é", "⚠️", "\u{0}", "\u{2028}", "text ",
        "{{model}}", "{{#changes}}", "{{/changes}}", "{{^changes}}", "{{parameter}}", "{{#flagged}}", "{{/flagged}}",
        "{{#must_not_simplify}}", "{{/must_not_simplify}}", "{{! a }}",
    ]

    @Test func `a random template is refused with its place or renders`() throws {
        let tally = try Fuzzing.run("templates", inputs: 5000) { seed in
            var random = Seeded(seed)
            return Self.tried(Self.template(&random))
        }
        #expect(tally.wrong == [])
        #expect(tally.isMixed(one: 100))
    }

    private static func tried(_ text: String) -> Fuzzing.Outcome {
        var words = Words()
        words["model"] = "model_1"
        do throws(TemplateError) {
            let template = try MessageTemplate(text, for: .fixAuthorized, file: "t")
            return template.render(words).contains("{{model}}") ? .wrong(text) : .read
        } catch {
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            guard let line = error.line, let column = error.column, lines.indices.contains(line - 1),
                column <= lines[line - 1].count
            else { return .wrong("\(error)") }
            return .refused
        }
    }

    private static func template(_ random: inout Seeded) -> String {
        let length = Int.random(in: 1...12, using: &random)
        // Most random texts are broken; whole tags alone are often sound.
        let pieces = Bool.random(using: &random) ? Self.pieces : Array(Self.pieces.suffix(11))
        return (0..<length).map { _ in random.pick(pieces, or: "") }.joined()
    }
}
