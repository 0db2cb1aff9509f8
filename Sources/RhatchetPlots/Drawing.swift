/// A drawing as SVG text, small enough to need no library.
struct Drawing {
    private let width: Int
    private let height: Int
    private let title: String
    private var body: [String] = []

    /// Okabe and Ito's colours, which people tell apart who do not see all colours.
    private static let colours = ["#d55e00", "#0072b2", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"]

    private static let style = """
        :root{--ink:#222;--grid:#ddd}@media (prefers-color-scheme:dark){:root{--ink:#ddd;--grid:#444}}
        text{font:12px system-ui,sans-serif;fill:var(--ink)}.grid{stroke:var(--grid)}polyline{fill:none;stroke-width:1}
        """

    init(width: Int, height: Int, title: String) {
        (self.width, self.height, self.title) = (width, height, title)
    }

    static func colour(_ chain: Int) -> String { self.colours[chain % self.colours.count] }

    mutating func line(_ x: Double, _ y: Double, to otherX: Double, _ otherY: Double) {
        self.body.append(
            "<line class=\"grid\" x1=\"\(Self.n(x))\" y1=\"\(Self.n(y))\" x2=\"\(Self.n(otherX))\" y2=\"\(Self.n(otherY))\"/>"
        )
    }

    mutating func path(_ points: [(Double, Double)], _ colour: String) {
        let text = points.map { "\(Self.n($0.0)),\(Self.n($0.1))" }.joined(separator: " ")
        self.body.append("<polyline stroke=\"\(colour)\" points=\"\(text)\"/>")
    }

    mutating func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ colour: String) {
        let place = "x=\"\(Self.n(x))\" y=\"\(Self.n(y))\" width=\"\(Self.n(width))\" height=\"\(Self.n(height))\""
        self.body.append("<rect fill=\"\(colour)\" \(place)/>")
    }

    mutating func text(_ text: String, _ x: Double, _ y: Double) {
        self.body.append("<text x=\"\(Self.n(x))\" y=\"\(Self.n(y))\">\(Self.escaped(text))</text>")
    }

    var markup: String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(self.width) \(self.height)\" role=\"img\" "
            + "aria-label=\"\(Self.escaped(self.title))\"><style>\(Self.style)</style>\n"
            + self.body.joined(separator: "\n") + "\n</svg>\n"
    }

    /// One decimal, which is finer than a screen.
    private static func n(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
