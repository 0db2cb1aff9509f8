import Foundation
import RhatchetProtocol
import RhatchetTriage
import Testing

/// `docs/triage.md`, whose table is made of the rules themselves.
@Suite struct TriagePageTests {
    private static let page = URL(filePath: #filePath).appending(path: "../../../docs/triage.md").standardized
    private static let marks = ["<!-- made of the rules by TriagePageTests: begin -->\n", "<!-- end -->\n"]

    /// `RHATCHET_GOLDEN=write` writes the table anew, for the diff to be read.
    @Test func `the page shows every rule as it is`() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let begin = try #require(text.range(of: Self.marks[0]))
        let end = try #require(text.range(of: Self.marks[1]))
        let made = LogRule.Place.allCases.map(Self.table).joined()
        if ProcessInfo.processInfo.environment["RHATCHET_GOLDEN"] == "write" {
            try Data((text[..<begin.upperBound] + made + text[end.lowerBound...]).utf8).write(to: Self.page)
            return
        }
        #expect(String(text[begin.upperBound..<end.lowerBound]) == made)
    }

    @Test func `each rule has a name of its own and something that it asks for`() {
        #expect(Set(LogRules.all.map(\.name)).count == LogRules.all.count)
        for rule in LogRules.all { #expect(!Self.condition(rule).isEmpty && !rule.reason.isEmpty, "\(rule.name)") }
    }

    private static func table(_ place: LogRule.Place) -> String {
        let rows = LogRules.all.filter { $0.place == place }.map { rule in
            "| `\(rule.name)` | \(rule.category.rawValue) | \(Self.condition(rule)) | \(rule.reason) |\n"
        }
        return "\n### \(Self.title(place))\n\n| rule | category | when | why |\n|---|---|---|---|\n\(rows.joined())\n"
    }

    private static func title(_ place: LogRule.Place) -> String {
        switch place {
        case .exception: "The last cause among Python's exceptions"
        case .line: "A line that the system, a compiler or a runtime wrote"
        case .lastWords: "One of the last lines of a program that failed"
        case .exit: "How the process ended, where its log has no cause"
        case .completed: "A run that came to its end"
        }
    }

    private static func condition(_ rule: LogRule) -> String {
        [
            self.list("type", rule.types), self.list("type not", rule.unlessTypes),
            self.list("type with", rule.typeParts),
            self.list(rule.readsOn ? "message or what is below it:" : "text", rule.texts.map(\.text)),
            self.list(
                rule.texts.isEmpty ? "a word that begins with" : "or a word that begins with",
                rule.words.map(\.text)
            ), self.list("and", rule.and.map(\.text)), self.list("not", rule.unless.map(\.text)),
            self.list("raised in", rule.raisedIn), self.list("in a line with", rule.code.map(\.text)),
            self.list("raised where a name begins with", rule.places),
            rule.isTopic ? "weight \(rule.weight)" : nil, self.list("status", rule.statuses.map(String.init)),
            self.list("signal", rule.signals.map(String.init)),
            rule.afterBadInput ? "an earlier line tells of NaN, Inf or impossible values in the input" : nil,
        ].compactMap(\.self).joined(separator: "; ")
    }

    private static func list(_ name: String, _ texts: [String]) -> String? {
        guard !texts.isEmpty else { return nil }
        return "\(name) " + texts.map { "`\($0.replacing("|", with: "\\|"))`" }.joined(separator: ", ")
    }
}
