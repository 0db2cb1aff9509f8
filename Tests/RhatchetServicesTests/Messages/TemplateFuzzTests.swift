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

    /// How many templates are made; `make soak` asks for more.
    private static var count: Int {
        ProcessInfo.processInfo.environment["RHATCHET_FUZZ_INPUTS"].flatMap(Int.init) ?? 5000
    }

    @Test func `a random template is refused with its place or renders`() throws {
        var random = Seeded(3)
        var sound = 0
        var words = Words()
        words["model"] = "model_1"
        for number in 0..<Self.count {
            let text = Self.template(&random)
            do throws(TemplateError) {
                let template = try MessageTemplate(text, for: .fixAuthorized, file: "t")
                sound += 1
                #expect(!template.render(words).contains("{{model}}"), "number \(number)")
            } catch {
                let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                let line = try #require(error.line, "number \(number): \(error)")
                let column = try #require(error.column)
                #expect(
                    lines.indices.contains(line - 1) && column <= lines[line - 1].count,
                    "number \(number): \(error)"
                )
            }
        }
        #expect(sound > Self.count / 100)
    }

    private static func template(_ random: inout Seeded) -> String {
        let length = Int.random(in: 1...12, using: &random)
        // Most random texts are broken; whole tags alone are often sound.
        let pieces = Bool.random(using: &random) ? Self.pieces : Array(Self.pieces.suffix(11))
        return (0..<length).map { _ in random.pick(pieces, or: "") }.joined()
    }
}
