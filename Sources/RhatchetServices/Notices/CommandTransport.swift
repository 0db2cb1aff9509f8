import Foundation
import RhatchetEngine
import RhatchetTraining

/// A program that gets the notice as JSON on standard input.
struct CommandTransport: Transport {
    private static let handedOn = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "USER"]

    let words: [String]
    let folder: String

    func send(_ notice: NoticeBody) -> Delivery {
        let inherited = ProcessInfo.processInfo.environment
        var environment = inherited.filter { Self.handedOn.contains($0.key) }
        environment["RHATCHET_PROJECT"] = self.folder
        do {
            let program = try ProgramPath.find(self.words.first ?? "", in: self.folder, path: inherited["PATH"] ?? "")
            let result = try ShortProcess.run(
                program,
                Array(self.words.dropFirst()),
                environment: environment,
                input: Data(try CanonicalJSON.encode(notice).utf8),
                timeLimit: .seconds(30)
            )
            return result.isSuccess ? .arrived : .failed("it failed: \(result.errorText.suffix(200))")
        } catch {
            return .failed("\(error)")
        }
    }
}
