import Crypto

/// A report as one HTML page that needs nothing else: no script, no file, no network.
package struct ReportPage {
    private let report: Report

    package init(_ report: Report) { self.report = report }

    /// The page allows its own style sheet, by its hash, and nothing besides.
    package var text: String {
        let sheet = StyleSheet.drawing + "\n" + StyleSheet.page
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-\(Self.hash(sheet))'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Which architecture? \(HTMLText.escaped(self.comparison.team.name))</title>
            <style>\(sheet)</style>
            </head>
            <body>
            <h1>Which architecture?</h1>
            <p>\(HTMLText.escaped(self.introduction))</p>
            \(ReportTables(self.report).warnings)
            \(self.figures)
            <h2>Times and measures</h2>
            \(ReportTables(self.report).measures)
            <h2>What an incident's time is spent on</h2>
            \(ReportTables(self.report).split)
            \(ReportTables(self.report).differences)
            \(ReportTables(self.report).claims)
            <h2>Advice</h2>
            \(ReportTables(self.report).advice)
            </body>
            </html>

            """
    }

    private var comparison: Comparison { self.report.comparison }

    private var introduction: String {
        "\(self.comparison.team.name): \(self.comparison.runs) nights drawn from seed \(self.comparison.seed), each under "
            + "every policy with the same errors. The protocol itself decides; trainings, errors and people are drawn. "
            + "Intervals are of 95 %, by bootstrap over whole nights."
    }

    private var figures: String {
        self.report.plots.map { plot in
            "<figure>\(plot.svg.markup())<figcaption>\(HTMLText.escaped(plot.caption))</figcaption></figure>"
        }
        .joined(separator: "\n")
    }

    private static func hash(_ text: String) -> String {
        Base64.text(Array(SHA256.hash(data: Array(text.utf8))))
    }
}
