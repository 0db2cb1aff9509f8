import Foundation
import RhatchetTraining

/// `apprise`, which knows over a hundred services; the addresses stay in its own file.
struct AppriseTransport: Transport {
    let config: String
    let tag: String?
    let folder: String

    static let missing = "'apprise' is not on the PATH nor beside the training's Python; run 'pip install apprise'"

    func send(_ notice: NoticeBody) -> Delivery {
        guard let program = self.program else {
            return .failed(Self.missing)
        }
        let file = NamedFile.url(self.config, in: self.folder).path
        guard FileManager.default.isReadableFile(atPath: file) else {
            return .failed("'\(self.config)' cannot be read; it should hold apprise's addresses")
        }
        // The text goes over standard input, so that no process list shows it.
        let arguments = ["--config", file, "--title", notice.title] + (self.tag.map { ["--tag", $0] } ?? [])
        do {
            let result = try ShortProcess.run(
                program,
                arguments,
                environment: self.environment,
                input: Data(notice.message.utf8),
                timeLimit: .seconds(60)
            )
            return result.isSuccess ? .arrived : .failed("apprise says: \(Self.last(result))")
        } catch {
            return .failed("\(error)")
        }
    }

    private static func last(_ result: ShortProcessResult) -> String {
        let said = (result.errorText + "\n" + result.outputText).split(separator: "\n").last.map(String.init)
        return String((said ?? "nothing").suffix(200))
    }

    private var environment: [String: String] {
        let names: Set = [
            "PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "USER", "SSL_CERT_FILE", "https_proxy", "http_proxy",
        ]
        return ProcessInfo.processInfo.environment.filter { names.contains($0.key) }
    }

    /// On the PATH, else beside the Python that trains.
    var program: String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        if let found = try? ProgramPath.find("apprise", in: self.folder, path: path) { return found }
        let python = SubmissionService.recordedPython(in: self.folder)
        let beside = python.map { "\(($0 as NSString).deletingLastPathComponent)/apprise" }
        return beside.flatMap { FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil }
    }
}
