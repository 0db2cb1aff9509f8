import Crypto
import RhatchetProtocol

/// The answer to the seeds' question as a page in Markdown, its drawings in files beside it.
package struct ReportMarkdown {
    let report: Report
    private let folder: String
    private let command: String
    private let sample: String?

    /// Nights of the page that is made beside it, so that a test can tell cheaply whether it is of today.
    package static let sampleRuns = 20

    /// - Parameters:
    ///   - folder: where the drawings are, relative to the page.
    ///   - command: with which the page was made.
    ///   - sample: the same page of ``sampleRuns`` nights, whose fingerprint is written down; nil leaves it out.
    package init(_ report: Report, drawings folder: String, command: String, sample: ReportMarkdown? = nil) {
        self.report = report
        self.folder = folder
        self.command = command
        self.sample = sample?.fingerprint
    }

    package var text: String {
        ([self.head] + self.answer + self.plots + [self.claims, self.advice, Self.method]).joined(separator: "\n\n")
            + "\n"
    }

    /// Of the page and of its drawings, in hexadecimal.
    package var fingerprint: String {
        let all = ([self.text] + self.report.plots.map(\.file)).joined()
        return SHA256.hash(data: Array(all.utf8)).prefix(8).map { Self.hexadecimal($0) }.joined()
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }

    var comparison: Comparison { self.report.comparison }

    private var head: String {
        """
        # Which architecture?

        <!-- Made by the command below; change ReportMarkdown.swift and not this page.\(self.mark) -->

        May the modeler hand a fix to the code translator directly? The first seed weighs three architectures by argument:
        everything through the director (`centralized`), the domain expert decides and the director approves the restart
        (`expert`), the director for all but critical convergence failures (`hybrid`). Here they are compared by numbers:
        \(self.comparison.runs) nights of \(self.comparison.team.name), each with the same errors and people under every
        policy, decided by the protocol itself.

        ```
        \(self.command)
        ```
        """
    }

    private var mark: String {
        self.sample.map { " \(Self.sampleRuns) nights: \($0)." } ?? ""
    }

    private var plots: [String] {
        self.report.plots.map { "![\($0.caption)](\(self.folder)/\($0.name).svg)\n*\($0.caption).*" }
    }

    private var claims: String {
        let rows = self.report.claims.map { claim in
            let turns = claim.turns.map { " *\($0)*" } ?? ""
            return "| \(claim.claimed) | \(claim.found)\(turns) | \(claim.verdict.rawValue) |"
        }
        return "## The seeds' claims\n\n| claimed | found, and what would turn it | verdict |\n| --- | --- | --- |\n"
            + rows.joined(separator: "\n")
    }

    private var advice: String {
        let sentences = AdviceText(self.report.advice, for: self.comparison.team).sentences
        return "## Advice\n\n" + sentences.dropLast().map { "- \($0)" }.joined(separator: "\n")
            + "\n\n```yaml\n\(sentences.last ?? "")\n```"
    }

    private static let method = """
        ## How it is done, and what it cannot say

        - The rules are not modelled: `decide`, `fire` and `apply` of the product run on a virtual clock. Write any night out
          with `rhatchet compare --night 7 --policy hybrid` and play it with `rhatchet replay`: the events are the same.
        - Drawn are errors, people and their mistakes. Each random number has a name of its own (night, training, error,
          purpose), so that policies meet the same errors and the difference is due to the policy.
        - Intervals are percentile intervals of the bootstrap over whole nights, because incidents of one night depend on
          each other; differences are over paired nights.
        - The seeds give answer times and the probabilities of mistakes. They do not say how often errors come, how many
          are critical, or how well a wrong fix is seen: those figures are assumed, each is marked in
          [examples/teams/seeds.yaml](../examples/teams/seeds.yaml), and yours belong there instead.
        - `rhatchet compare --history` takes from your own store how often errors come, how many are critical, and how
          long answers take; not the mistakes, nor the time to notice.
        - A claim holds where its whole interval lies on the right side, and is not decided where the interval reaches over
          the border. "No increase" allows for a tenth of what there is (a margin of non-inferiority).
        - The advice moves one deadline at a time, keeps a move only where paired nights show that it loses less, and is
          measured on nights of another seed. Where nobody heeds reminders (`heeds`), deadlines that only remind change
          nothing, and it says so.
        - A person works on one thing at a time and finishes what was begun; reminders call no backup; a
          training that is ill gives no usable draws until the fix that mends.
        """
}
