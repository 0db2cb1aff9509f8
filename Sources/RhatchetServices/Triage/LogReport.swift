import Foundation
package import RhatchetProtocol
package import RhatchetTriage

/// What one log says of a training's end, as `rhatchet triage` tells it.
package struct LogReport: Sendable, Encodable {
    package let log: String
    /// nil for a log without a failure.
    package let category: RhatchetProtocol.Category?
    package let type: String?
    package let message: String?
    /// Where it was raised, outside installed packages.
    package let file: String?
    package let line: Int?
    package let severity: Severity?
    package let evidence: [Evidence]
    package let cause: String?
    /// The row of the table of rules that decided; nil when none did.
    package let rule: String?
    /// How far the training was; nil for one without a failure or one that came to its end.
    package let stage: LogStage?

    /// Reads the last lines of a log.
    ///
    /// - Parameter exit: how the process ended; nil where nobody knows whether it did.
    /// - Throws: ``ProjectError/unreadable(_:wanted:)``
    package init(_ path: String, exit: RhatchetTriage.ExitRecord?) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            FileManager.default.isReadableFile(atPath: path)
        else { throw ProjectError.unreadable(path, wanted: "a log file") }
        let tail = LogTail.lastLines(of: URL(filePath: path))
        self.init(path, LogTriage.judge(log: tail, exit, file: path))
    }

    private init(_ path: String, _ verdict: LogVerdict?) {
        self.log = path
        self.category = verdict?.category
        self.type = verdict?.type
        self.message = verdict?.message
        self.file = verdict?.file
        self.line = verdict?.line
        self.severity = verdict?.severity
        self.evidence = verdict?.evidence ?? []
        self.cause = verdict?.cause
        self.rule = verdict?.rule
        self.stage = verdict?.stage
    }

    /// Every key stands in the JSON, `null` where there is nothing to say.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(self.log, forKey: .log)
        try container.encode(self.category, forKey: .category)
        try container.encode(self.type, forKey: .type)
        try container.encode(self.message, forKey: .message)
        try container.encode(self.file, forKey: .file)
        try container.encode(self.line, forKey: .line)
        try container.encode(self.severity, forKey: .severity)
        try container.encode(self.evidence, forKey: .evidence)
        try container.encode(self.cause, forKey: .cause)
        try container.encode(self.rule, forKey: .rule)
        try container.encode(self.stage, forKey: .stage)
    }

    private enum CodingKeys: String, CodingKey {
        case log, category, type, message, file, line, severity, evidence, cause, rule, stage
    }
}
