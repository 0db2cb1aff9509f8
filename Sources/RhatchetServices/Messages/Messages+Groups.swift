import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetTriage

/// The groups of fields that several messages share.
extension Messages {
    /// The latest finding of the incident.
    func finding(_ standing: Standing) -> Words {
        let finding = standing.finding
        var words = Words()
        words["error"] = finding.map { $0.error ?? Wording.trigger($0, policy: self.policy) } ?? "unknown"
        words["line"] = finding?.modelLine(in: self.file).map(String.init)
        words["type"] = Wording.type(standing.category)
        words["number"] = String(standing.category.number)
        words["severity"] = standing.severity.rawValue.uppercased()
        words.set("halted", finding?.halted ?? false)
        words["elapsed"] = finding?.elapsed.map(Wording.hours)
        words["hour"] = finding?.elapsed.map { String(format: "%.1f", Double($0.milliseconds) / 3_600_000) }
        words["rhat"] = finding?.rhat.map(Wording.decimal)
        words["rhat_warning"] = "\(self.policy.rhatWarning)"
        words["divergent"] = finding?.divergent.map(Wording.percent)
        words["issue"] = Wording.issue(finding, policy: self.policy)
        words["trigger"] = finding.map { Wording.trigger($0, policy: self.policy) } ?? "unknown"
        words.set("signs", (finding?.signs ?? []).map { Words("sign", Wording.sign($0)) })
        words.set("evidence", (finding?.evidence ?? []).map(Self.evidence))
        return words
    }

    private static func evidence(_ evidence: Evidence) -> Words {
        var words = Words("place", Wording.place(evidence))
        words["text"] = evidence.text
        return words
    }

    func changes(_ changes: [Change]) -> Words {
        var words = Words()
        words.set("changes", changes.map(self.change))
        words["summary"] = Wording.changes(changes)
        words["settings"] = Wording.settings(changes)
        let files = changes.map { $0.file ?? self.file }
        words["files"] = Set(files.isEmpty ? [self.file] : files).sorted().joined(separator: ", ")
        return words
    }

    private func change(_ change: Change) -> Words {
        let (from, to) = Wording.values(change)
        var words = Words("parameter", change.parameter)
        words["from"] = from
        words["to"] = to
        words["file"] = change.file ?? self.file
        words["line"] = change.line.map(String.init)
        return words
    }

    func row(_ verdict: RowVerdict) -> Words {
        self.row(verdict.row, before: verdict.before, after: verdict.after, verdict: verdict.verdict)
    }

    func row(_ row: ExpectationRow, before: Value?, after: Value?, verdict: Verdict?) -> Words {
        var words = Words("parameter", row.parameter)
        words["design"] = Wording.value(row.design)
        words["before"] = Wording.value(before)
        words["after"] = Wording.value(after)
        words["tolerance"] = Wording.tolerance(row)
        words["unit"] = row.unit
        words.set("must_not_simplify", row.mustNotSimplify)
        words["verdict"] = verdict?.rawValue
        return words
    }

    /// A list of one or none, so that a template can say what to write where there are no figures.
    func figures(_ figures: MeasuredFigures?) -> Words {
        var words = Words()
        words.set("figures", [figures].compactMap(\.self).map(Self.measured))
        return words
    }

    private static func measured(_ figures: MeasuredFigures) -> Words {
        var words = Words("process", "\(figures.training), segment \(figures.segment)")
        words["chains"] = String(figures.chains)
        words["draws"] = String(figures.draws)
        words["max_rhat"] = figures.rhat.map(Wording.decimal3) ?? "unknown"
        words["rhat_parameter"] = figures.rhatParameter
        words["min_ess_bulk"] = figures.essBulk.map(shownESS) ?? "unknown"
        words["ess_bulk_parameter"] = figures.essBulkParameter
        words["min_ess_tail"] = figures.essTail.map(shownESS) ?? "unknown"
        words["ess_tail_parameter"] = figures.essTailParameter
        words["divergent"] = Wording.percent(figures.divergentShare)
        words["saturated"] = figures.saturatedShare.map(Wording.percent)
        words["verdict"] = figures.verdict
        return words
    }
}

extension Finding {
    /// The line of `file` that a traceback in the log names, as `File "model_1.py", line 42`; nil where none does.
    fileprivate func modelLine(in file: String) -> Int? {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        for evidence in self.evidence {
            guard let found = evidence.text.firstMatch(of: /File "([^"]*)", line ([0-9]{1,9})/) else { continue }
            let path = found.output.1
            if path == name || path.hasSuffix("/\(name)") { return Int(found.output.2) }
        }
        return nil
    }
}
