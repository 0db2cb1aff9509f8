package import Foundation
import RhatchetEngine
import RhatchetProtocol
package import RhatchetTraining

/// Where a participant's fix is made ready: what it is computed from the real difference, both texts kept.
package struct FixDesk {
    /// What became of it.
    enum Outcome {
        case ready(FixWorkshop.Workpiece, Note)
        /// The model file is not what ran: nothing was made.
        case changedByOthers(file: String)
        /// In the words of the tool.
        case refused(String)
    }

    let project: Project
    let workshop: FixWorkshop
    let script: URL

    package init(project: Project, workshop: FixWorkshop, script: URL) {
        self.project = project
        self.workshop = workshop
        self.script = script
    }

    private var file: String { self.project.paths.relative(self.script) }

    /// Changes of literals, made and proven.
    func change(_ changes: [Change], on incident: Incident, sampler: String?) throws -> Outcome {
        if let call = self.call(of: incident.model) { return try self.change(changes, on: incident, in: call) }
        return try self.outcome(on: incident) { ran in
            try self.workshop.requireUnchanged(self.script, since: ran)
            return try self.workshop.prepare(changes, file: self.script, sampler: sampler)
        }
    }

    /// A whole new text; its class is computed from what ran.
    func replace(_ content: Data, on incident: Incident, sampler: String?) throws -> Outcome {
        try self.outcome(on: incident) { ran in
            let circumstances = Circumstances(sampler: sampler, failed: self.failure(of: incident))
            return try self.workshop.examine(content, file: self.script, ran: ran, circumstances)
        }
    }

    /// Data files that were mended in place.
    ///
    /// - Parameters:
    ///   - named: the paths of the submission.
    ///   - before: how files were when the training read them.
    ///   - after: how they are.
    func mend(
        _ named: [String],
        from before: [String: DataFile],
        to after: FileDigests.Result,
        on incident: Incident
    ) throws -> DataSubmission {
        for path in named { try self.requireKnown(path, before) }
        if let unread = after.unread.first {
            let hint = "let it be read, or name the files that were mended one by one"
            throw FixError.refused(code: "malformed", message: unread, hint: hint)
        }
        var found = DataSubmission(incident: incident, named: named, before: before, after: after.files)
        found.classification = try self.classification(found.hashes, try self.ran(incident))
        return found
    }

    /// A program is no text that could be compared: that it is what ran is all that can be said of it.
    private func classification(_ data: DataHashes, _ ran: ContentHash?) throws -> Classification {
        guard !ScriptFile.isPython(self.script) else {
            return try self.workshop.examine(data, file: self.script, ran: ran)
        }
        try self.workshop.requireUnchanged(self.script, since: ran)
        return try self.workshop.examine(data, beside: self.script)
    }

    /// Data is what the training was seen to read or was named for it, or lies in the project.
    private func requireKnown(_ path: String, _ before: [String: DataFile]) throws {
        guard before[path] == nil else { return }
        let root = self.project.paths.root
        let file = self.project.paths.file(named: path).standardizedFileURL
        guard file.path.hasPrefix(root.path + "/") else {
            throw FixError.refused(
                code: "malformed",
                message: "'\(path)' lies outside the project, and the training was not seen to read it",
                hint: "name files below the project, or under 'data' of the model in 'rhatchet.yaml'"
            )
        }
        let isRead = before.keys.contains { $0.hasPrefix(path.hasSuffix("/") ? path : path + "/") }
        guard isRead || FileManager.default.fileExists(atPath: file.path) else {
            throw FixError.refused(
                code: "malformed",
                message: "'\(path)' does not exist in the project",
                hint: "paths count from the project's folder"
            )
        }
    }

    /// A submission as the engine takes it: class and changes are those of the difference.
    func fill(_ said: Submission, from piece: FixWorkshop.Workpiece) -> Submission {
        var submission = said
        submission.changes = piece.changes
        submission.fixClass = piece.fixClass
        if !piece.reasons.isEmpty { submission.patch = piece.swap.after.description }
        return submission
    }

    /// The sampler arguments in force, by their canonical names: those of the last call in the file.
    func settings(of model: ModelName) throws -> [String: Value] {
        if ScriptFile.isPython(self.script) { return try self.workshop.settings(self.script) }
        return try self.call(of: model).map { try StanWords(StanCallFile.read($0).arguments).settings } ?? [:]
    }

    /// What the trial of the fix that is authorised came to.
    func canary(of incident: IncidentID) throws -> Canary? {
        try self.project.engine.lines(about: .incident(incident)).canary?.verdict
    }

    /// Whether the model file still is what ran; one that cannot be read is not.
    func isUnchanged(for incident: Incident) throws -> Bool {
        WhatRan(incident.model, lines: try self.project.engine.lines()).isStill(self.script)
    }

    /// Says in the record that somebody changed the model file, in place of what `role` wanted done.
    func tellConflict(on incident: IncidentID, for role: Role) throws {
        try self.project.engine.filesChanged(on: incident, files: [self.file], foundFor: role)
    }

    private static func nothingToMend(_ file: URL) -> String {
        "'\(file.lastPathComponent)' is a program and no Python file, so there is no text that a fix could be written into; "
            + "the director decides, and who changes the model starts it anew"
    }

    private func ran(_ incident: Incident) throws -> ContentHash? {
        WhatRan(incident.model, lines: try self.project.engine.lines(about: .model(incident.model))).hash
    }

    private func outcome(on incident: Incident, _ make: (ContentHash?) throws -> FixWorkshop.Workpiece) throws
        -> Outcome
    {
        guard ScriptFile.isPython(self.script) else { return .refused(Self.nothingToMend(self.script)) }
        do {
            let piece = try make(try self.ran(incident))
            let fix = PreparedFix(
                incident: incident.id,
                model: incident.model,
                file: self.file,
                before: piece.swap.before.description,
                after: piece.swap.after.description,
                diff: piece.diff,
                reasons: piece.reasons.isEmpty ? nil : piece.reasons
            )
            return .ready(piece, .fixPrepared(fix))
        } catch FixError.changedSince {
            return .changedByOthers(file: self.file)
        } catch {
            return .refused(try self.words(error))
        }
    }

    /// What is told of an error that a model file or the tool is to blame for; any other is thrown again.
    func words(_ error: any Error) throws -> String {
        switch error {
        case let error as FixError: return error.description
        case let error as CocoaError:
            return "'\(self.script.lastPathComponent)' cannot be read: \(SystemWords.reason(error))"
        default: throw error
        }
    }

    /// What the training died of, and where its log says that the model file was at that moment.
    private func failure(of incident: Incident) -> Circumstances.Failure? {
        guard let finding = incident.findings.last(where: { $0.finding.error != nil })?.finding else { return nil }
        let name = NSRegularExpression.escapedPattern(for: self.script.lastPathComponent)
        let line = finding.evidence.compactMap { evidence in
            evidence.text.range(of: "\(name)\", line [0-9]+", options: .regularExpression).flatMap {
                Int(evidence.text[$0].split(separator: " ").last ?? "")
            }
        }.last
        return finding.error.map { Circumstances.Failure(error: $0, line: line) }
    }
}
