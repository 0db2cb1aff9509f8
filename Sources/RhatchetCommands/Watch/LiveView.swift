package import RhatchetServices

/// The page that a terminal shows while a training runs.
package struct LiveView: Sendable {
    private let palette: Palette
    private let width: Int

    package init(palette: Palette, width: Int) {
        self.palette = palette
        self.width = width
    }

    /// The page as lines, none longer than the terminal is wide: a table where there are several, then one in full.
    package func lines(_ page: WatchPage) -> [String] {
        guard page.snapshots.count > 1 else { return page.snapshots.flatMap(self.lines) }
        let table = TrainingsTable(palette: self.palette).lines(page).map { self.palette.cut($0, self.width) }
        return table + self.lines(page.snapshots[page.selected])
    }

    /// One training in full.
    package func lines(_ snapshot: WatchSnapshot) -> [String] {
        var lines = ["", self.title(snapshot)]
        if let blind = snapshot.blind { lines.append(self.palette.yellow("  blind: \(blind)")) }
        lines.append("")
        lines += self.chains(snapshot.chains) + snapshot.dropped.map { self.palette.yellow("  left out: \($0)") }
        if let diagnostics = snapshot.diagnostics { lines += [""] + self.figures(diagnostics) }
        if !snapshot.rules.isEmpty { lines.append(self.rules(snapshot.rules)) }
        if let incident = snapshot.incident { lines += ["", self.incident(incident)] }
        return lines.map { self.palette.cut($0, self.width) }
    }

    private func title(_ snapshot: WatchSnapshot) -> String {
        var parts = [
            self.palette.bold(snapshot.training), "segment \(snapshot.segment)",
            snapshot.sampler ?? "no sampler yet", self.status(snapshot.status),
            "\(Format.duration(snapshot.elapsed)) elapsed",
        ]
        if let remaining = snapshot.remaining { parts.append("about \(Format.duration(remaining)) to go") }
        if snapshot.observing { parts.append("observing only") }
        return parts.joined(separator: " · ")
    }

    private func status(_ status: WatchSnapshot.Status) -> String {
        switch status {
        case .starting: self.palette.dim("starting")
        case .sampling: self.palette.green("sampling")
        case .paused: self.palette.yellow("paused")
        case .completed: self.palette.green("completed")
        case .halted: self.palette.red("halted")
        case .lost: self.palette.red("lost")
        }
    }

    private func chains(_ rows: [WatchSnapshot.ChainRow]) -> [String] {
        guard !rows.isEmpty else { return [self.palette.dim("  no chain has begun")] }
        let head = "  chain  phase    " + Format.pad("draws", 28) + "     /s  step size  divergent"
        return [self.palette.dim(head)] + rows.map(self.chain)
    }

    private func chain(_ row: WatchSnapshot.ChainRow) -> String {
        let planned = row.planned ?? 0
        let share = planned > 0 ? Double(row.recorded) / Double(planned) : 0
        let progress = "\(Format.bar(share, width: 14)) \(row.recorded)/\(planned > 0 ? String(planned) : "?")"
        let divergent = Format.padLeft(String(row.divergent), 9)
        return [
            Format.padLeft(String(row.chain), 7), "  ", Format.pad(row.phase.rawValue, 9), Format.pad(progress, 28),
            Format.padLeft(Format.rate(row.drawsPerSecond), 7), Format.padLeft(Format.stepSize(row.stepSize), 11), "  ",
            row.divergent > 0 ? self.palette.yellow(divergent) : divergent,
        ].joined()
    }

    private func figures(_ figures: WatchSnapshot.Diagnostics) -> [String] {
        let worst = figures.worst.map { "\(self.rhat($0.value)) \($0.name)" }.joined(separator: "  ")
        var second = ["divergent \(Format.percent(figures.divergentShare))"]
        if let saturated = figures.saturatedShare {
            second.append("trees at their limit \(Format.percent(saturated))")
        }
        let ess = [("bulk", figures.minimumESSBulk), ("tail", figures.minimumESSTail)].compactMap { name, figure in
            figure.map { "\(name) \(Format.ess($0.value)) \($0.name)" }
        }
        var lines: [String] = []
        if !worst.isEmpty {
            lines.append("  R-hat    \(worst)  \(self.palette.dim("at \(figures.draws) draws per chain"))")
        }
        if !ess.isEmpty { lines.append("  ESS      \(ess.joined(separator: "  "))") }
        lines.append("  sampler  \(second.joined(separator: "  "))")
        lines.append("  verdict  \(self.verdict(figures))")
        return lines
    }

    private func rhat(_ value: Double) -> String {
        let text = Format.rhat(value)
        return value > 1.3
            ? self.palette.red(text) : value > 1.01 ? self.palette.yellow(text) : self.palette.green(text)
    }

    private func verdict(_ figures: WatchSnapshot.Diagnostics) -> String {
        var text = figures.verdict
        if figures.checks > 0 { text += ", held at \(figures.checks) of \(figures.checksNeeded) checks" }
        if !figures.signs.isEmpty { text += " · " + figures.signs.joined(separator: ", ") }
        return text
    }

    /// Rules stand beside each other, each with what is still missing.
    private func rules(_ rows: [WatchSnapshot.RuleRow]) -> String {
        let rules = Dictionary(grouping: rows, by: \.rule).sorted { $0.key < $1.key }.map(\.value)
        return "  until    "
            + rules.map { $0.map(self.condition).joined(separator: " and ") }.joined(separator: "  or  ")
    }

    private func condition(_ row: WatchSnapshot.RuleRow) -> String {
        if row.holds { return self.palette.green(row.condition) }
        let value = row.value.map { $0 < 10 ? Format.rhat($0) : Format.ess($0) } ?? "–"
        return row.condition + self.palette.dim(" (\([value, row.element].compactMap(\.self).joined(separator: " ")))")
    }

    private func incident(_ row: WatchSnapshot.IncidentRow) -> String {
        var parts = [self.palette.bold(row.id), row.lane, row.state]
        if row.round > 1 { parts.append("round \(row.round)") }
        if let verified = row.verified { parts.append("fix being verified, \(verified) checks good") }
        if !row.waitingFor.isEmpty { parts.append("waiting for " + row.waitingFor.joined(separator: ", ")) }
        if let deadline = row.deadline, let left = row.deadlineIn {
            parts.append("\(deadline) in \(Format.duration(left))")
        }
        return "  " + parts.joined(separator: " · ")
    }
}
