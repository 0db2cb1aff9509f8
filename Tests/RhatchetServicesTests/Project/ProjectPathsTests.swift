import Foundation
import RhatchetServices
import RhatchetTestSupport
import Testing

@Suite struct ProjectPathsTests {
    private let folder: ScratchFolder
    private let paths: ProjectPaths

    init() throws {
        self.folder = try ScratchFolder()
        self.paths = ProjectPaths(root: self.folder.url)
        try self.folder.write("x = 1\n", to: "shared.py")
    }

    @Test func `a link is named by what it leads to, and a file that is itself by nothing`() throws {
        try self.link("model_1.py", to: self.folder.file("shared.py"))
        #expect(self.paths.target(of: self.folder.file("model_1.py")) == "shared.py")
        #expect(self.paths.target(of: self.folder.file("shared.py")) == nil)
    }

    @Test func `a project that itself lies behind a link has no other names for its files`() throws {
        let elsewhere = try ScratchFolder()
        try FileManager.default.createSymbolicLink(at: elsewhere.file("link"), withDestinationURL: self.folder.url)
        let paths = ProjectPaths(root: elsewhere.file("link"))
        #expect(paths.target(of: paths.root.appending(path: "shared.py")) == nil)
    }

    @Test func `a link that leads outside is named by the whole path`() throws {
        let elsewhere = try ScratchFolder()
        try elsewhere.write("x = 1\n", to: "far.py")
        try self.link("model_1.py", to: elsewhere.file("far.py"))
        let real = elsewhere.file("far.py").resolvingSymlinksInPath().path
        #expect(self.paths.target(of: self.folder.file("model_1.py")) == real)
    }

    private func link(_ name: String, to file: URL) throws {
        try FileManager.default.createSymbolicLink(at: self.folder.file(name), withDestinationURL: file)
    }
}
