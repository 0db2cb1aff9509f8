import ArgumentParser
import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetSimulation

extension CompareCommand {
    func write(_ comparison: Comparison) async throws {
        switch self.format {
        case .text: try self.write(await self.text(comparison))
        case .json: try self.write(await self.json(comparison))
        case .csv: try self.write(await self.csv(comparison))
        case .html: try self.write(ReportPage(await Report(comparison)).text)
        case .markdown: try await self.writeMarkdown(await Report(comparison))
        }
    }

    private func text(_ comparison: Comparison) async -> String {
        var lines = ComparisonText(comparison).lines
        if let claims = Claims(comparison) { lines += [""] + ClaimsText(await claims.check()).lines }
        if let advice = await self.advice(comparison) { lines += [""] + AdviceText(advice, for: comparison.team).lines }
        return lines.joined(separator: "\n") + "\n"
    }

    private func json(_ comparison: Comparison) async -> String {
        let claims = await Claims(comparison)?.check() ?? []
        return ComparisonJSON(comparison, claims: claims, advice: await self.advice(comparison)).text + "\n"
    }

    private func csv(_ comparison: Comparison) async -> String {
        ComparisonCSV(comparison, advice: await self.advice(comparison)).lines.joined(separator: "\n") + "\n"
    }

    private func advice(_ comparison: Comparison) async -> PolicyAdvice? {
        guard self.advice else { return nil }
        return await PolicyAdvice(comparison.team, runs: min(self.runs, 1000), seed: self.seed)
    }

    /// The history of the project's store, without its notes.
    func whatIf(_ team: Team, _ policies: [Policy]) throws -> String {
        let project = try Project.existing(self.project.paths)
        let history = History(try project.engine.lines().compactMap(\.event))
        let whatIf = WhatIf(history, team, under: policies, seed: self.seed)
        return WhatIfText(history, whatIf).lines.joined(separator: "\n") + "\n"
    }

    func write(_ text: String) throws {
        guard let output = self.output else { return Terminal.write(text, to: STDOUT_FILENO) }
        try self.write(text, to: URL(filePath: output))
    }

    private func write(_ text: String, to file: URL) throws {
        do {
            try Data(text.utf8).write(to: file, options: .atomic)
        } catch {
            throw ValidationError("'\(file.relativePath)' cannot be written: \(error.localizedDescription)")
        }
    }

    /// The page, and its drawings in a folder of the page's name.
    private func writeMarkdown(_ report: Report) async throws {
        let page = URL(filePath: self.output ?? "architectures.md")
        let name = page.deletingPathExtension().lastPathComponent
        let folder = page.deletingLastPathComponent().appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for plot in report.plots { try self.write(plot.file, to: folder.appending(path: "\(plot.name).svg")) }
        let sample = await self.sample(report.comparison)
        let text = ReportMarkdown(report, drawings: name, command: self.line, sample: sample).text
        try self.write(text, to: page)
    }

    /// The same page of a few nights, which is quick to make again.
    private func sample(_ comparison: Comparison) async -> ReportMarkdown {
        let policies = comparison.results.map(\.policy)
        let few = await Comparison(comparison.team, under: policies, runs: ReportMarkdown.sampleRuns, seed: self.seed)
        return ReportMarkdown(await Report(few), drawings: "", command: "")
    }

    /// The command as it would be given again.
    private var line: String {
        let config = self.config.map { " --config \($0)" } ?? ""
        let policies = self.policy.map { " --policy \($0.rawValue)" }.joined()
        return "rhatchet compare\(config)\(policies) --runs \(self.runs) --seed \(self.seed) --format markdown "
            + "--output \(self.output ?? "")"
    }
}

extension PolicyName: ExpressibleByArgument {}
