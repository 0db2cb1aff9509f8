import RhatchetProtocol

/// The drawings of a report.
extension Report {
    package var plots: [Plot] {
        [self.twoOClock, self.resumed, self.spent] + self.sensitivities.enumerated().map(self.sensitivity)
            + [self.tradeOff, self.night]
    }

    private var names: [String] { self.comparison.results.map(\.policy.name.rawValue) }

    private var resumed: Plot {
        let series = self.comparison.results.enumerated().flatMap { place, result in
            [
                Self.curve(result.policy.name.rawValue, place, result.spreads[.mended])
            ].compactMap(\.self)
        }
        let chart = Chart("distribution of repair times", x: "hours after the error", y: "share mended", series)
        return Plot(
            name: "distribution",
            caption:
                "Share of incidents whose training runs again with the fix that mends, by the time since the error",
            svg: chart.svg
        )
    }

    /// The distribution function at two hundred places, up to what nearly all stay below.
    private static func curve(_ name: String, _ colour: Int, _ spread: Spread?) -> Chart.Series? {
        guard let spread, spread.count > 0 else { return nil }
        let points = (1...199).map { (x: spread.quantile(Double($0) / 200), y: Double($0) / 200) }
        return Chart.Series(name: name, colour: colour, points: [(0, 0)] + points.filter { $0.x.isFinite })
    }

    private var spent: Plot {
        let rows = self.comparison.results.map { result in
            var from = 0.0
            let boxes = Stage.allCases.map { stage in
                let hours = result[.stage(stage)].value
                defer { from += hours }
                let title = "\(stage.name): \(Figure.text(hours, 2)) h"
                return Bars.Box(style: stage.style, from: from, to: from + hours, title: title)
            }
            return (name: result.policy.name.rawValue, boxes: boxes)
        }
        let legend = Stage.allCases.map { (style: $0.style, name: $0.name) }
        let bars = Bars(title: "what time is spent on", xLabel: "hours per incident, mean", rows: rows, legend: legend)
        return Plot(name: "spent", caption: "What an incident's time is spent on, mean hours", svg: bars.svg)
    }

    private func sensitivity(_ place: Int, _ sensitivity: Sensitivity) -> Plot {
        let series = sensitivity.policies.enumerated().map { index, name in
            Chart.Series(
                name: name.rawValue,
                colour: index,
                points: sensitivity.points.map { (x: $0.at, y: $0.lost[index]) }
            )
        }
        let chart = Chart(sensitivity.title, x: sensitivity.title, y: "hours lost per training", series)
        return Plot(
            name: place == 0 ? "models" : "hours",
            caption: "Training hours lost per training, by \(sensitivity.title)",
            svg: chart.svg
        )
    }

    private var tradeOff: Plot {
        let series = PolicyName.allCases.enumerated().map { colour, name in
            let own = self.advice.tried.filter { $0.policy.name == name }
            return Chart.Series(
                name: name.rawValue,
                colour: colour,
                points: own.map { (x: $0.unreviewed.value, y: $0.lost.value) },
                titles: own.map(\.name),
                isDots: true
            )
        }
        let label = "hours per training under a fix that nobody has reviewed"
        let chart = Chart("lost hours against oversight", x: label, y: "hours lost per training", series)
        return Plot(
            name: "oversight",
            caption: "Every policy that the search tried: hours lost against hours without oversight",
            svg: chart.svg
        )
    }
}
