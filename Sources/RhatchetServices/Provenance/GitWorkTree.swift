package import Foundation
package import RhatchetEngine
package import RhatchetTraining

/// Asks git about the project's folder; nothing in the repository is touched, not even its index.
package struct GitWorkTree {
    /// A large work tree on a slow disk must not hold up a start for longer.
    private static let patience = Duration.seconds(10)
    /// Bytes of a difference that is kept.
    private static let largestPatch = 4 << 20
    /// What Rhatchet writes itself says nothing about the source.
    private static let ours = [
        ".rhatchet", "VERSION_MANIFEST.json", "output/docs/incidents", "output/docs/rewind",
        "output/implementation/logs",
    ]

    private let folder: URL

    package init(folder: URL) {
        self.folder = folder
    }

    /// The state of the folder; what cannot be told is said with its reason.
    ///
    /// - Parameter contents: where the difference to the commit is kept.
    package func read(keepingPatchIn contents: ContentStore) -> Provenance.Source {
        do {
            let prefix = try self.git(["rev-parse", "--show-prefix"]).trimmingCharacters(in: .newlines)
            let status = try self.git(
                ["status", "--porcelain=v2", "--branch", "-z", "--untracked-files=normal", "--"] + Self.scope
            )
            var tree = Provenance.WorkTree(porcelain: status, below: prefix)
            if tree.commit != nil, tree.isDirty { tree.patch = self.patch(contents) }
            return .git(tree)
        } catch {
            return .unknown(reason: error.reason)
        }
    }

    /// Where an edit of a file was left: Rhatchet commits nothing, that is for the people whose repository it is.
    ///
    /// nil without a commit to differ from.
    package var whereEditsStand: String? {
        guard let answer = try? self.git(["rev-parse", "--verify", "--quiet", "HEAD"]) else { return nil }
        let commit = answer.trimmingCharacters(in: .newlines).prefix(12)
        return "the edit is left uncommitted in the work tree at commit \(commit)"
    }

    private func patch(_ contents: ContentStore) -> String? {
        let arguments = ["diff", "HEAD", "--binary", "--no-ext-diff", "--no-textconv", "--relative", "--"] + Self.scope
        guard let patch = try? self.git(arguments, limit: Self.largestPatch), !patch.isEmpty else { return nil }
        return try? contents.keep(Data(patch.utf8)).description
    }

    private static var scope: [String] { ["."] + Self.ours.map { ":(exclude)\($0)" } }

    private struct Trouble: Error {
        let reason: String
    }

    /// Without the hooks and monitors that a repository's own configuration may name.
    private func git(_ arguments: [String], limit: Int = 16 << 20) throws(Trouble) -> String {
        let inherited = ProcessInfo.processInfo.environment
        let kept = inherited.filter { ["PATH", "HOME", "XDG_CONFIG_HOME"].contains($0.key) }
        let own = ["LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"]
        // 'diff' writes the index anew where only times differ, optional locks or not.
        let settings = ["core.fsmonitor=false", "core.quotePath=false", "diff.autoRefreshIndex=false"]
        let words = ["git", "-C", self.folder.path] + settings.flatMap { ["-c", $0] }
        let result: ShortProcessResult
        do {
            result = try ShortProcess(
                executable: "/usr/bin/env",
                arguments: words + arguments,
                environment: kept.merging(own) { $1 },
                timeLimit: Self.patience,
                outputLimit: limit
            ).run()
        } catch {
            throw Trouble(reason: "git was not waited for: \(error)")
        }
        guard result.isSuccess else { throw Trouble(reason: Self.reason(result)) }
        return result.outputText
    }

    private static func reason(_ result: ShortProcessResult) -> String {
        if result.outcome == .status(127) { return "git is not installed" }
        let said = result.errorText.split(separator: "\n").first.map(String.init) ?? "it ended with \(result.outcome)"
        return said.contains("not a git repository") ? "no git work tree" : "git says: \(said.prefix(200))"
    }
}

extension Provenance.WorkTree {
    /// Files that are named; of the others it is known how many there are.
    private static let named = 50

    /// Understands `git status --porcelain=v2 --branch -z`.
    ///
    /// - Parameter prefix: the project's folder in the work tree, `analysis/`; empty where it is the whole.
    package init(porcelain text: String, below prefix: String) {
        self.init(commit: nil, branch: nil, changed: [], changedCount: 0)
        var records = text.split(separator: "\0", omittingEmptySubsequences: true)[...]
        while let record = records.popFirst() {
            if let commit = record.value(of: "# branch.oid ") { self.commit = commit == "(initial)" ? nil : commit }
            if let branch = record.value(of: "# branch.head ") { self.branch = branch == "(detached)" ? nil : branch }
            guard let change = Self.change(record, below: prefix) else { continue }
            self.changedCount += 1
            if self.changed.count < Self.named { self.changed.append(change) }
            // Of a file that was moved the old name stands in a record of its own.
            if record.hasPrefix("2 ") { records = records.dropFirst() }
        }
    }

    /// `M model_1.py`; nil for a record that tells of no file.
    private static func change(_ record: Substring, below prefix: String) -> String? {
        // How many words stand before the path, which may hold spaces itself.
        let words: [Character: Int] = ["1": 8, "2": 9, "u": 10, "?": 1]
        guard let kind = record.first, let count = words[kind] else { return nil }
        let parts = record.split(separator: " ", maxSplits: count, omittingEmptySubsequences: false)
        guard parts.count == count + 1, let path = parts.last else { return nil }
        let letter = kind == "?" ? "?" : parts[1].last { $0 != "." } ?? "M"
        return "\(letter) \(path.hasPrefix(prefix) ? path.dropFirst(prefix.count) : path)"
    }
}

extension Substring {
    fileprivate func value(of name: String) -> String? {
        self.hasPrefix(name) ? String(self.dropFirst(name.count)) : nil
    }
}
