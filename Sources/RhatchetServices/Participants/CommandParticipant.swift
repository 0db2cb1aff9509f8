import Foundation
package import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining
import Synchronization

/// A program that fills a role: asked once per state, in the background, so that no deadline waits for it.
package final class CommandParticipant: Sendable {
    /// What may be in a program's environment: enough to find its files, no secrets of the caller.
    private static let handedOn = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "USER"]

    private let program: Program
    private let folder: String
    private let reply = Mutex<ProgramReply?>(nil)

    /// - Parameters:
    ///   - folder: the project, against which a relative path of the program is meant.
    package init(_ program: Program, folder: String) {
        self.program = program
        self.folder = folder
    }

    package func ask(_ file: CaseFile) throws {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let input = try encoder.encode(CaseDocument(file))
        let (incident, limit) = (file.incident.id, self.limit(file))
        Thread.detachNewThread {
            let reply = self.answer(input, on: incident, within: limit)
            self.reply.withLock { $0 = reply }
        }
    }

    /// What came of it, once; nil while nothing has.
    package func takeReply() -> ProgramReply? {
        self.reply.withLock { reply in
            defer { reply = nil }
            return reply
        }
    }

    /// Its own limit, and no longer than its answer could be taken.
    private func limit(_ file: CaseFile) -> Duration {
        var limit = self.program.limit
        if let deadline = file.deadline, deadline.kind.endsTheStep, file.now < deadline.due {
            limit = min(limit, deadline.due - file.now)
        }
        return .milliseconds(limit.milliseconds)
    }

    private func answer(_ input: Data, on incident: IncidentID, within limit: Duration) -> ProgramReply {
        var files: [ProgramFile] = []
        do {
            let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
            let executable = try ProgramPath.find(self.program.words.first ?? "", in: self.folder, path: path)
            files = self.files(executable)
            let said = try self.run(executable, input, within: limit)
            guard self.files(executable) == files else {
                throw ProgramFailure("the program's file was changed while it ran", said: said.errorText)
            }
            return ProgramReply(files: files, result: .success(try Self.answer(said, on: incident)))
        } catch {
            return ProgramReply(files: files, result: .failure(Self.failure(error)))
        }
    }

    private func files(_ executable: String) -> [ProgramFile] {
        ProgramFiles.read(self.program.words, executable: executable, in: self.folder)
    }

    private func run(_ executable: String, _ input: Data, within limit: Duration) throws -> ShortProcessResult {
        let inherited = ProcessInfo.processInfo.environment
        var environment = inherited.filter { Self.handedOn.contains($0.key) }
        environment["RHATCHET_PROJECT"] = self.folder
        let words = Array(self.program.words.dropFirst())
        return try ShortProcess.run(executable, words, environment: environment, input: input, timeLimit: limit)
    }

    private static func answer(_ said: ShortProcessResult, on incident: IncidentID) throws -> Answer {
        switch said.outcome {
        case .status(0): break
        case .status(let status):
            throw ProgramFailure("the program failed with exit status \(status)", said: said.errorText)
        case .signal(let signal):
            throw ProgramFailure("the program was ended by signal \(signal)", said: said.errorText)
        case .notStarted(_, let error): throw ProgramFailure("the program was not started: \(error)")
        }
        do {
            return try AnswerDocument.read(said.output).answer(on: incident)
        } catch {
            throw ProgramFailure("\(error)", said: said.errorText)
        }
    }

    private static func failure(_ error: any Error) -> ProgramFailure {
        switch error {
        case let failure as ProgramFailure: failure
        case ShortProcessError.timeLimit(_, _, let errors): ProgramFailure("\(error)", said: errors)
        default: ProgramFailure("\(error)")
        }
    }
}

extension DeadlineKind {
    /// After which the step cannot be taken any more, and not only reminds.
    fileprivate var endsTheStep: Bool {
        switch self {
        case .authorize, .apply, .fix: true
        case .resumeReminder, .review, .triage, .analysis, .recommendation, .delegated, .decision, .consultation: false
        }
    }
}
