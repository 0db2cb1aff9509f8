import Foundation
import RhatchetEngine
import RhatchetServices
import RhatchetTestSupport
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(1))) struct GitWorkTreeTests {
    private let repository: Repository
    private let contents: ContentStore

    init() throws {
        self.repository = try Repository()
        self.contents = ContentStore(folder: self.repository.folder.file(".rhatchet/contents"))
        try self.repository.folder.write("draws = 100\n", to: "model_1.py")
    }

    @Test func `a clean work tree is its commit`() throws {
        let commit = try self.repository.commitAll()
        #expect(try self.tree() == .init(commit: commit, branch: "main", changed: [], changedCount: 0))
    }

    @Test func `what differs from the commit is named, and the difference of tracked files is kept`() throws {
        _ = try self.repository.commitAll()
        try self.repository.folder.write("draws = 200\n", to: "model_1.py")
        try self.repository.folder.write("x", to: "a new one.txt")
        let tree = try self.tree()
        #expect(tree.changed == ["M model_1.py", "? a new one.txt"])
        let kept = try self.contents.content(ContentHash(stored: #require(tree.patch)))
        #expect(String(decoding: kept, as: UTF8.self).contains("-draws = 100\n+draws = 200\n"))
    }

    @Test func `what is staged, moved and deleted is named once each, by its new name`() throws {
        for name in ["gone.py", "old name.py"] { try self.repository.folder.write("\(name) = 1\n", to: name) }
        _ = try self.repository.commitAll()
        try self.repository.git("mv", "old name.py", "new name.py")
        try self.repository.git("rm", "--quiet", "gone.py")
        try self.repository.folder.write("y", to: "staged.py")
        try self.repository.git("add", "staged.py")
        #expect(try self.tree().changed.sorted() == ["A staged.py", "D gone.py", "R new name.py"])
    }

    @Test func `what Rhatchet writes itself makes nothing dirty`() throws {
        _ = try self.repository.commitAll()
        let folder = self.repository.folder
        for name in [".rhatchet", "output/docs/incidents", "output/docs/rewind", "output/implementation/logs"] {
            try FileManager.default.createDirectory(at: folder.file(name), withIntermediateDirectories: true)
            try folder.write("x", to: "\(name)/file")
        }
        try folder.write("{}", to: "VERSION_MANIFEST.json")
        #expect(try !self.tree().isDirty)
        try folder.write("x", to: "output/mine.csv")
        #expect(try self.tree().changed == ["? output/"])
    }

    @Test func `a project below the top names its own files alone, from its own folder`() throws {
        let folder = self.repository.folder
        try FileManager.default.createDirectory(at: folder.file("analysis"), withIntermediateDirectories: true)
        try folder.write("a = 1\n", to: "analysis/model_2.py")
        _ = try self.repository.commitAll()
        try folder.write("a = 2\n", to: "analysis/model_2.py")
        try folder.write("draws = 5\n", to: "model_1.py")
        #expect(try self.tree(of: folder.file("analysis")).changed == ["M model_2.py"])
    }

    @Test func `of very many only the first are named`() throws {
        _ = try self.repository.commitAll()
        for number in 0..<70 { try self.repository.folder.write("x", to: "file-\(number).txt") }
        let tree = try self.tree()
        #expect(tree.changedCount == 70)
        #expect(tree.changed.count == 50)
    }

    @Test func `before the first commit and without a repository that is said`() throws {
        let tree = try self.tree()
        #expect(tree.commit == nil && tree.branch == "main" && tree.patch == nil)
        #expect(GitWorkTree(folder: self.repository.folder.url).whereEditsStand == nil)
        let elsewhere = try ScratchFolder()
        #expect(
            GitWorkTree(folder: elsewhere.url).read(keepingPatchIn: self.contents)
                == .unknown(reason: "no git work tree")
        )
        #expect(GitWorkTree(folder: elsewhere.url).whereEditsStand == nil)
    }

    @Test func `asking leaves the repository as it is, and starts no program that it names`() throws {
        let commit = try self.repository.commitAll()
        let trap = try self.repository.folder.write("#!/bin/sh\ntouch trapped\n", to: ".git/trap", executable: true)
        for key in ["core.fsmonitor", "diff.external"] { try self.repository.git("config", key, trap.path) }
        // Content as before with another time is what makes git write its index anew.
        try self.repository.folder.write("draws = 100\n", to: "model_1.py")
        let yesterday: [FileAttributeKey: Any] = [.modificationDate: Date(timeIntervalSinceNow: -86_400)]
        let model = self.repository.folder.file("model_1.py").path
        try FileManager.default.setAttributes(yesterday, ofItemAtPath: model)
        try self.repository.folder.write("x", to: "new.txt")
        let index = self.repository.folder.file(".git/index")
        let before = try Data(contentsOf: index)
        #expect(try self.tree().commit == commit)
        #expect(try Data(contentsOf: index) == before)
        #expect(!FileManager.default.fileExists(atPath: self.repository.folder.file("trapped").path))
    }

    @Test func `a fix is left as an edit, named with the commit, and nothing is committed`() throws {
        let commit = try self.repository.commitAll()
        let file = self.repository.folder.file("model_1.py")
        let before = try self.contents.keep(Data("draws = 100\n".utf8))
        let after = try self.contents.keep(Data("draws = 200\n".utf8))
        #expect(try FileSwap(file: file, before: before, after: after).perform(from: self.contents) == .swapped)
        let said = try #require(GitWorkTree(folder: self.repository.folder.url).whereEditsStand)
        #expect(said == "the edit is left uncommitted in the work tree at commit \(commit.prefix(12))")
        #expect(try self.tree().changed == ["M model_1.py"])
        #expect(try self.repository.git("rev-list", "--all", "--count") == "1")
        #expect(try self.repository.git("diff", "--cached", "--name-only") == "")
    }

    private func tree(of folder: URL? = nil) throws -> Provenance.WorkTree {
        let source = GitWorkTree(folder: folder ?? self.repository.folder.url).read(keepingPatchIn: self.contents)
        guard case .git(let tree) = source else {
            Issue.record("\(source)")
            return .init(commit: nil, branch: nil, changed: [], changedCount: 0)
        }
        return tree
    }
}
