import Foundation
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// A real git repository in a folder of its own, with nobody's configuration but its own.
struct Repository {
    let folder: ScratchFolder

    init() throws {
        self.folder = try ScratchFolder()
        try self.git("init", "--quiet", "--initial-branch", "main")
    }

    /// Runs git in it; what it says, without the last line break.
    @discardableResult
    func git(_ arguments: String...) throws -> String {
        let own = [
            "HOME": self.folder.url.path, "GIT_CONFIG_NOSYSTEM": "1", "PATH": "/usr/local/bin:/usr/bin:/bin",
            "GIT_AUTHOR_NAME": "ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_COMMITTER_NAME": "ada",
            "GIT_COMMITTER_EMAIL": "ada@example.org",
        ]
        let words = ["git", "-C", self.folder.url.path] + arguments
        let result = try ShortProcess.run("/usr/bin/env", words, environment: own)
        try #require(result.isSuccess, "\(arguments): \(result.errorText)")
        return result.outputText.trimmingCharacters(in: .newlines)
    }

    func commitAll() throws -> String {
        try self.git("add", "--all")
        try self.git("commit", "--quiet", "--message", "as it is")
        return try self.git("rev-parse", "HEAD")
    }
}
