/// Rows of boxes along one axis: what an incident's time is spent on, or the course of a night.
struct Bars {
    struct Box {
        /// A class of the style sheet.
        var style: String
        var from: Double
        var to: Double
        var title: String
    }

    private static let (width, left, rowHeight) = (720.0, 130.0, 26.0)

    let title: String
    let xLabel: String
    let rows: [(name: String, boxes: [Box])]
    /// In the order of the legend: class and name.
    let legend: [(style: String, name: String)]

    var svg: SVG {
        let axis = Axis(upTo: self.rows.flatMap(\.boxes).map(\.to).max() ?? 1)
        let legendRows = Double((self.legend.count + 4) / 5)
        let foot = 10 + Double(self.rows.count) * Self.rowHeight
        let height = foot + 44 + legendRows * 18
        var svg = SVG(width: Int(Self.width), height: Int(height), label: self.title)
        let scale = (Self.width - Self.left - 20) / axis.end
        for tick in axis.ticks {
            let x = Self.left + tick * scale
            svg.line((x, 4), (x, foot), "grid")
            svg.text(axis.text(tick), x, foot + 16, "middle")
        }
        svg.text(self.xLabel, Self.left, foot + 34)
        for (index, row) in self.rows.enumerated() { self.draw(row, at: index, scale, &svg) }
        self.drawLegend(below: foot + 50, &svg)
        return svg
    }

    private func draw(_ row: (name: String, boxes: [Box]), at index: Int, _ scale: Double, _ svg: inout SVG) {
        let y = 8 + Double(index) * Self.rowHeight
        svg.text(row.name, Self.left - 8, y + 14, "end")
        for box in row.boxes where box.to > box.from {
            svg.box(Self.left + box.from * scale, y, (box.to - box.from) * scale, 18, box.style, box.title)
        }
    }

    private func drawLegend(below top: Double, _ svg: inout SVG) {
        for (index, entry) in self.legend.enumerated() {
            let (x, y) = (Self.left + Double(index % 5) * 114, top + Double(index / 5) * 18)
            svg.box(x, y - 10, 12, 10, entry.style)
            svg.text(entry.name, x + 16, y)
        }
    }
}
