/// Lines or dots over two axes.
struct Chart {
    struct Series {
        var name: String
        /// Which colour, from 0 on.
        var colour: Int
        var points: [(x: Double, y: Double)]
        var titles: [String] = []
        var isDots = false
    }

    private static let (width, height) = (720, 340)
    private static let (left, right, top, bottom) = (56.0, 16.0, 30.0, 44.0)

    let title: String
    let xLabel: String
    let yLabel: String
    let series: [Series]
    private let x: Axis
    private let y: Axis

    init(_ title: String, x xLabel: String, y yLabel: String, _ series: [Series]) {
        let points = series.flatMap(\.points)
        self.title = title
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.series = series
        self.x = Axis(upTo: points.map(\.x).max() ?? 1)
        self.y = Axis(upTo: points.map(\.y).max() ?? 1)
    }

    var svg: SVG {
        var svg = SVG(width: Self.width, height: Self.height, label: self.title)
        self.drawAxes(&svg)
        for line in self.series { self.draw(line, &svg) }
        self.drawLegend(&svg)
        return svg
    }

    private func place(_ point: (x: Double, y: Double)) -> (Double, Double) {
        let wide = Double(Self.width) - Self.left - Self.right
        let high = Double(Self.height) - Self.top - Self.bottom
        return (Self.left + point.x / self.x.end * wide, Self.top + (1 - point.y / self.y.end) * high)
    }

    private func drawAxes(_ svg: inout SVG) {
        for tick in self.y.ticks {
            let (left, right) = (self.place((0, tick)), self.place((self.x.end, tick)))
            svg.line(left, right, tick == 0 ? "axis" : "grid")
            svg.text(self.y.text(tick), left.0 - 6, left.1 + 4, "end")
        }
        for tick in self.x.ticks {
            let foot = self.place((tick, 0))
            svg.line(foot, (foot.0, foot.1 + 4), "axis")
            svg.text(self.x.text(tick), foot.0, foot.1 + 18, "middle")
        }
        let foot = self.place((self.x.end / 2, 0))
        svg.text(self.xLabel, foot.0, foot.1 + 36, "middle")
        svg.text(self.yLabel, 4, 14)
    }

    private func draw(_ line: Series, _ svg: inout SVG) {
        let places = line.points.map(self.place)
        guard line.isDots else { return svg.path(places, "c\(line.colour)") }
        for (index, place) in places.enumerated() {
            svg.dot(place.0, place.1, "c\(line.colour)", index < line.titles.count ? line.titles[index] : "")
        }
    }

    private func drawLegend(_ svg: inout SVG) {
        var x = 220.0
        for line in self.series where !line.name.isEmpty {
            svg.box(x, 6, 12, 10, "c\(line.colour)")
            svg.text(line.name, x + 16, 15)
            x += 40 + Double(line.name.count) * 7
        }
    }
}
