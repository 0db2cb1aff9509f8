import RhatchetServices

/// Several trainings at one glance, a line each; the one that is shown in full is marked.
struct TrainingsTable {
    let palette: Palette

    func lines(_ page: WatchPage) -> [String] {
        let width = max(8, page.snapshots.map(\.training.count).max() ?? 0)
        let head = "  " + Format.pad("training", width) + "  status     progress        R-hat     ESS  verdict"
        let rows = page.snapshots.enumerated().map { place, snapshot in
            (place == page.selected ? "▸ " : "  ") + Format.pad(snapshot.training, width) + "  " + self.row(snapshot)
        }
        return ["", self.palette.dim(head)] + rows + [self.palette.dim("  Tab shows the next one in full")]
    }

    private func row(_ snapshot: WatchSnapshot) -> String {
        let figures = snapshot.diagnostics
        let incident = snapshot.incident.map { row in
            row.waitingFor.isEmpty
                ? "\(row.id) \(row.state)" : "\(row.id) waits for \(row.waitingFor.joined(separator: ", "))"
        }
        return [
            Format.pad(snapshot.status.rawValue, 11), Format.bar(snapshot.progress, width: 10), " ",
            Format.padLeft(Format.percent(snapshot.progress), 5),
            Format.padLeft(figures?.worst.first.map { Format.rhat($0.value) } ?? "–", 8),
            Format.padLeft(figures?.minimumESSBulk.map { Format.ess($0.value) } ?? "–", 8), "  ",
            incident ?? snapshot.blind.map { "blind: \($0)" } ?? figures?.verdict ?? "",
        ].joined()
    }
}

extension WatchSnapshot {
    /// Recorded draws of planned ones over all chains, 0…1.
    fileprivate var progress: Double {
        let planned = self.chains.compactMap(\.planned).reduce(0, +)
        return planned > 0 ? Double(self.chains.map(\.recorded).reduce(0, +)) / Double(planned) : 0
    }
}
