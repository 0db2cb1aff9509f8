import Foundation
import RhatchetTestSupport
import RhatchetTraining
import Testing

@Suite struct FileDigestsTests {
    private let scratch: Scratch

    init() throws {
        self.scratch = try Scratch()
        try Folder.create(self.scratch.path("data/deep/.hidden"))
        for (name, text) in [("a.csv", "abc"), ("deep/b.csv", "b"), ("deep/.hidden/c.csv", "c"), ("empty", "")] {
            try Data(text.utf8).write(to: URL(filePath: self.scratch.path("data/\(name)")))
        }
        try FileManager.default.createSymbolicLink(
            atPath: self.scratch.path("data/link.csv"),
            withDestinationPath: "a.csv"
        )
    }

    @Test func `files are hashed, links with the file that they lead to`() throws {
        let files = try self.digests(["data/a.csv", "data/link.csv", "data/empty", "data/none.csv"])
        #expect(files.map(\.path) == ["data/a.csv", "data/empty", "data/link.csv"])
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        let none = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(files.map(\.sha256) == [abc, none, abc])
        #expect(files.map(\.size) == [3, 0, 3])
        #expect(files.map(\.target) == [nil, nil, self.scratch.path("data/a.csv")])
        #expect(files.last?.identity == "data/link.csv -> \(self.scratch.path("data/a.csv"))")
    }

    @Test func `a folder stands for the files in it, hidden ones left out`() throws {
        let files = try self.digests(["data"])
        #expect(files.map(\.path).sorted() == ["data/a.csv", "data/deep/b.csv", "data/empty", "data/link.csv"])
    }

    @Test func `a folder behind a link is followed, and its files say where they lie`() throws {
        try Folder.create(self.scratch.path("elsewhere/deeper"))
        try Data("x".utf8).write(to: URL(filePath: self.scratch.path("elsewhere/deeper/x.csv")))
        try self.link("data/deep/far", to: self.scratch.path("elsewhere"))
        try self.link("elsewhere/back", to: self.scratch.path("data"))
        let files = try self.digests(["data/deep"])
        let found = try #require(files.first { $0.path == "data/deep/far/deeper/x.csv" })
        #expect(found.target == self.scratch.path("elsewhere/deeper/x.csv"))
        #expect(files.map(\.path).contains("data/deep/far/back/a.csv"), "\(files.map(\.path))")
        #expect(
            !files.map(\.path).contains { $0.contains("back/deep") },
            "a link that leads back is not followed again"
        )
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/mem")))
    func `a file that is there and cannot be read is named with the reason`() {
        let result = FileDigests.hash(["/proc/self/mem", "data/a.csv"], in: URL(filePath: self.scratch.project))
        #expect(result.files.map(\.path) == ["data/a.csv"])
        #expect(result.unread == ["'/proc/self/mem' cannot be read: input/output error"])
    }

    @Test(.enabled(if: getuid() != 0, "nothing is closed to root"))
    func `a folder that cannot be looked into is named with the reason`() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: self.scratch.path("data/deep"))
        let result = FileDigests.hash(["data"], in: URL(filePath: self.scratch.project))
        #expect(result.unread == ["'data/deep' cannot be read: permission denied"])
        #expect(result.files.map(\.path).contains("data/a.csv"))
    }

    private func link(_ name: String, to place: String) throws {
        try FileManager.default.createSymbolicLink(atPath: self.scratch.path(name), withDestinationPath: place)
    }

    @Test func `a file that was not touched since is not read again`() throws {
        var known = try #require(try self.digests(["data/a.csv"]).first)
        known.sha256 = "known"
        #expect(try self.digests(["data/a.csv"], known: known).map(\.sha256) == ["known"])
        try Data("abcd".utf8).write(to: URL(filePath: self.scratch.path("data/a.csv")))
        #expect(try self.digests(["data/a.csv"], known: known).map(\.sha256) != ["known"])
    }

    @Test func `a file longer than a piece is hashed whole`() throws {
        let data = Data(repeating: 7, count: (1 << 20) + 1)
        try data.write(to: URL(filePath: self.scratch.path("data/long")))
        #expect(try self.digests(["data/long"]).map(\.sha256) == [ContentHash(of: data).description])
    }

    private func digests(_ paths: [String], known: DataFile? = nil) throws -> [DataFile] {
        let known = known.map { [$0.path: $0] } ?? [:]
        let digests = FileDigests(paths, in: URL(filePath: self.scratch.project), known: known)
        try eventually("the hashes") { digests.result != nil }
        return digests.result?.files ?? []
    }
}
