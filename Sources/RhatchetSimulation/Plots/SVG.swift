/// A drawing as SVG text; all looks come from classes, so that a page may forbid styles beside its own sheet.
struct SVG {
    let width: Int
    let height: Int
    private let label: String
    private var body: [String] = []

    /// - Parameter label: what it shows, for those who do not see it.
    init(width: Int, height: Int, label: String) {
        self.width = width
        self.height = height
        self.label = label
    }

    mutating func line(_ from: (Double, Double), _ to: (Double, Double), _ style: String) {
        self.body.append(
            "<line class=\"\(style)\" x1=\"\(Self.n(from.0))\" y1=\"\(Self.n(from.1))\" x2=\"\(Self.n(to.0))\" "
                + "y2=\"\(Self.n(to.1))\"/>"
        )
    }

    mutating func path(_ points: [(Double, Double)], _ style: String) {
        let text = points.map { "\(Self.n($0.0)),\(Self.n($0.1))" }.joined(separator: " ")
        self.body.append("<polyline class=\"\(style)\" points=\"\(text)\"/>")
    }

    mutating func box(
        _ x: Double,
        _ y: Double,
        _ width: Double,
        _ height: Double,
        _ style: String,
        _ title: String = ""
    ) {
        let place = "x=\"\(Self.n(x))\" y=\"\(Self.n(y))\" width=\"\(Self.n(width))\" height=\"\(Self.n(height))\""
        let told = title.isEmpty ? "/>" : "><title>\(HTMLText.escaped(title))</title></rect>"
        self.body.append("<rect class=\"\(style)\" \(place)\(told)")
    }

    mutating func dot(_ x: Double, _ y: Double, _ style: String, _ title: String = "") {
        let told = title.isEmpty ? "/>" : "><title>\(HTMLText.escaped(title))</title></circle>"
        self.body.append("<circle class=\"\(style)\" cx=\"\(Self.n(x))\" cy=\"\(Self.n(y))\" r=\"4\"\(told)")
    }

    /// - Parameter style: `start`, `middle` or `end`, for the side on which it stands.
    mutating func text(_ text: String, _ x: Double, _ y: Double, _ style: String = "start") {
        self.body.append(
            "<text class=\"\(style)\" x=\"\(Self.n(x))\" y=\"\(Self.n(y))\">\(HTMLText.escaped(text))</text>"
        )
    }

    /// - Parameter sheet: its own style sheet, for a file that stands alone.
    func markup(sheet: String? = nil) -> String {
        let style = sheet.map { "<style>\($0)</style>" } ?? ""
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(self.width) \(self.height)\" role=\"img\" "
            + "aria-label=\"\(HTMLText.escaped(self.label))\">\(style)\n" + self.body.joined(separator: "\n")
            + "\n</svg>"
    }

    private static func n(_ value: Double) -> String { Figure.text(value, 1) }
}
