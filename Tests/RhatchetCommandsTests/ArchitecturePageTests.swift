import Foundation
import RhatchetTestSupport
import Testing

/// `docs/architectures.md` is what its command makes today.
@Suite struct ArchitecturePageTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    private static let page = "docs/architectures.md"

    /// The page carries the fingerprint of a small page like it, which is quick to make again: whoever changes what is
    /// simulated, measured or said makes the page anew by the command that stands in it.
    @Test func `the page carries the fingerprint of what its command makes of a few nights`() throws {
        let written = try String(contentsOf: Self.root.appending(path: Self.page), encoding: .utf8)
        let folder = try ScratchFolder()
        let made = try self.make(runs: 1, in: folder)
        let now = try #require(try Self.fingerprint(String(contentsOf: made, encoding: .utf8)))
        let command = "'rhatchet compare' with the arguments in \(Self.page)"
        #expect(Self.fingerprint(written) == now, "run \(command)")
    }

    /// A debug build is too slow for ten thousand nights.
    #if !DEBUG
        @Test func `the page and its drawings are what its command makes, byte by byte`() throws {
            let folder = try ScratchFolder()
            let made = try self.make(runs: 10_000, in: folder)
            let written = Self.root.appending(path: Self.page)
            #expect(try Data(contentsOf: made) == Data(contentsOf: written))
            let drawings = written.deletingPathExtension()
            let names = try FileManager.default.contentsOfDirectory(atPath: drawings.path)
            #expect(names.count == 7)
            for name in names {
                let one = made.deletingPathExtension().appending(path: name)
                let other = drawings.appending(path: name)
                #expect(try Data(contentsOf: one) == Data(contentsOf: other), "\(name)")
            }
        }
    #endif

    private static func fingerprint(_ text: String) -> String? {
        text.firstMatch(of: /20 nights: ([0-9a-f]{16})\./).map { String($0.output.1) }
    }

    /// Makes the page where the paths of its command mean the same.
    private func make(runs: Int, in folder: ScratchFolder) throws -> URL {
        try FileManager.default.createSymbolicLink(
            at: folder.file("examples"),
            withDestinationURL: Self.root.appending(path: "examples")
        )
        try FileManager.default.createDirectory(at: folder.file("docs"), withIntermediateDirectories: true)
        let said = try Rhatchet.run(
            [
                "compare", "--config", "examples/teams/seeds.yaml", "--runs", "\(runs)", "--seed", "1", "--format",
                "markdown", "--output", Self.page,
            ],
            in: folder.url
        )
        #expect(said.status == 0, "\(said.errors)")
        return folder.file(Self.page)
    }
}
