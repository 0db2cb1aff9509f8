import Foundation
import RhatchetConfiguration
import RhatchetTestSupport
import Testing

/// Good files with seeded damage: each is read, or refused at a place that it has.
@Suite struct FuzzTests {
    private static let policy = """
        policy:
          {name: hybrid, rhat_note: 1.02, rhat_warning: 1.2, rhat_critical: 1.5, divergent_critical: 0.2, elapsed_critical: 6h,
           confirm_draws: 70, authorize: 1m, on_review_overdue: stand, emergency_parameters: [target_accept, tune]}
        participants:
          director: {person: "ann"}   # decides
          modeler:
            command: [./agent, '--fast', &a x, *a]
        models:
          m_é:
            trial: no
            expectations:
              - {parameter: target_accept, design: 0.9, min: 0.6, max: 0.99, must_not_simplify: true}
              - parameter: init
                design: |
                  adapt_diag
        solo: true
        """

    @Test func `a damaged rhatchet.yaml is read or refused at a place in it`() throws {
        try self.fuzz("rhatchet.yaml", Self.policy) { ConfigurationCheck($0, file: "f").errors }
    }

    @Test func `a damaged table in YAML is read or refused at a place in it`() throws {
        let rows =
            "- {parameter: a, design: 1, min: 0, max: 2, unit: s}\n- parameter: tune\n  min: 1e3\n  must_not_simplify: yes\n"
        try self.fuzz("expectations in YAML", rows) { ExpectationTable($0, file: "t.yaml").errors }
    }

    @Test func `a damaged table in Markdown is read or refused at a place in it`() throws {
        try self.fuzz("expectations in Markdown", ExpectationTableTests.markdown) {
            ExpectationTable($0, file: "t.md").errors
        }
    }

    private func fuzz(
        _ reader: String,
        _ good: String,
        _ read: @escaping @Sendable (String) -> [ConfigurationError]
    ) throws {
        #expect(read(good).isEmpty)
        let original = Array(good.unicodeScalars)
        let tally = try Fuzzing.run(reader, inputs: 4000) { seed in
            let text = Self.damaged(original, seed)
            let errors = read(text)
            if let stray = errors.first(where: { !Self.isInside($0, text) || $0.message.contains("\n") }) {
                return .wrong("\(stray) in \(text.debugDescription)")
            }
            return errors.isEmpty ? .read : .refused
        }
        #expect(tally.wrong == [])
        #expect(tally.isMixed)
    }

    /// One to six marks deleted, doubled, replaced or inserted, or a whole stretch moved.
    private static func damaged(_ original: [Unicode.Scalar], _ seed: UInt64) -> String {
        let alphabet = Array("{}[]:,-#'\"|>&*!%@? \n\t\\`~\u{0}é\u{1F600}9a.<=yn\r".unicodeScalars)
        var random = Seeded(seed)
        var scalars = original
        for _ in 0..<Int.random(in: 1...6, using: &random) where !scalars.isEmpty {
            let place = Int.random(in: 0..<scalars.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: scalars.remove(at: place)
            case 1: scalars.insert(random.pick(alphabet, or: " "), at: place)
            case 2: scalars[place] = random.pick(alphabet, or: " ")
            case 3: scalars.insert(scalars[place], at: place)
            default:
                let end = min(scalars.count, place + Int.random(in: 1...40, using: &random))
                let stretch = Array(scalars[place..<end])
                scalars.removeSubrange(place..<end)
                scalars.insert(contentsOf: stretch, at: Int.random(in: 0...scalars.count, using: &random))
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    private static func isInside(_ error: ConfigurationError, _ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        var lines = [0]
        for (index, scalar) in scalars.enumerated() {
            let isBreak = scalar == "\n" || scalar == "\r" && (index + 1 == scalars.count || scalars[index + 1] != "\n")
            if isBreak { lines.append(0) } else { lines[lines.count - 1] += 1 }
        }
        guard lines.indices.contains(error.line - 1) else { return false }
        return (1...lines[error.line - 1] + 1).contains(error.column)
    }
}
