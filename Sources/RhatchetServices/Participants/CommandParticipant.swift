import Foundation
package import RhatchetConfiguration
import RhatchetProtocol
import RhatchetTraining
import Synchronization

/// A program that fills a role: asked once per state, in the background, so that no deadline waits for it.
package final class CommandParticipant: Sendable {
    /// What may be in a program's environment: enough to find its files, no secrets of the caller.
    private static let handedOn = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "USER"]

    private let words: [String]
    private let folder: String
    private let timeLimit: Duration
    private let reply = Mutex<Result<Answer, any Error>?>(nil)

    /// - Parameters:
    ///   - folder: the project, against which a relative path of the program is meant.
    package init(_ program: Program, folder: String) {
        self.words = program.words
        self.folder = folder
        self.timeLimit = .milliseconds(program.limit.milliseconds)
    }

    package func ask(_ file: CaseFile) throws {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let input = try encoder.encode(CaseDocument(file))
        let incident = file.incident.id
        Thread.detachNewThread {
            let result = Result { try AnswerDocument.read(self.run(input)).answer(on: incident) }
            self.reply.withLock { $0 = result }
        }
    }

    /// The answer, once; nil while there is none.
    package func takeReply() -> Result<Answer, any Error>? {
        self.reply.withLock { reply in
            defer { reply = nil }
            return reply
        }
    }

    private func run(_ input: Data) throws -> Data {
        let inherited = ProcessInfo.processInfo.environment
        var environment = inherited.filter { Self.handedOn.contains($0.key) }
        environment["RHATCHET_PROJECT"] = self.folder
        let result = try ShortProcess.run(
            try ProgramPath.find(self.words.first ?? "", in: self.folder, path: inherited["PATH"] ?? ""),
            Array(self.words.dropFirst()),
            environment: environment,
            input: input,
            timeLimit: self.timeLimit
        )
        guard result.isSuccess else {
            throw AnswerError.unreadable("the program failed: \(result.errorText.suffix(500))")
        }
        return result.output
    }
}
