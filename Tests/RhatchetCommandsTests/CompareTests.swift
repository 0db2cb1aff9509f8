import Foundation
import RhatchetTestSupport
import Testing

/// `rhatchet compare` from the outside.
@Suite struct CompareTests {
    private let folder: ScratchFolder

    init() throws { self.folder = try ScratchFolder() }

    @Test func `a night that is written out plays as a scenario`() throws {
        let file = self.folder.file("night.yaml")
        let written = try Rhatchet.run(["compare", "--night", "3", "--policy", "hybrid", "--output", file.path])
        #expect(written.status == 0 && written.output.isEmpty)
        let played = try Rhatchet.run(["replay", file.path])
        #expect(played.status == 0)
        #expect(played.output.contains("training.completed @model_trainer"))
    }

    @Test func `text tells times, measures and the seeds' claims`() throws {
        let said = try Rhatchet.run(["compare", "--runs", "20"])
        #expect(said.status == 0)
        for part in [
            "20 nights, seed 1", "error to resumed training, median", "difference from centralized",
            "two-oclock: holds",
        ] {
            #expect(said.output.contains(part), "\(part)")
        }
    }

    @Test func `JSON is JSON, with every policy that was asked for`() throws {
        let said = try Rhatchet.run([
            "compare", "--runs", "5", "--format", "json", "--policy", "expert", "--policy", "hybrid",
        ])
        let read = try JSONSerialization.jsonObject(with: Data(said.output.utf8)) as? [String: Any]
        let policies = read?["policies"] as? [[String: Any]]
        #expect(policies?.compactMap { $0["policy"] as? String } == ["expert", "hybrid"])
    }

    @Test func `Markdown comes with its drawings`() throws {
        let page = self.folder.file("page.md")
        let said = try Rhatchet.run(["compare", "--runs", "5", "--format", "markdown", "--output", page.path])
        #expect(said.status == 0)
        let text = try String(contentsOf: page, encoding: .utf8)
        let drawings = text.matches(of: /\]\((page\/[a-z-]+\.svg)\)/).map { String($0.output.1) }
        #expect(drawings.count == 7)
        for drawing in drawings {
            #expect(FileManager.default.fileExists(atPath: self.folder.file(drawing).path), "\(drawing)")
        }
    }

    @Test func `a history asks for a store, and a team's file that is wrong is said with its place`() throws {
        let none = try Rhatchet.run(["compare", "--history", "--project", self.folder.file("").path])
        #expect(none.status == 2 && none.errors.contains("nothing is recorded"))
        let file = try self.folder.write("people:\n  a: {rolls: [director]}\n", to: "team.yaml")
        let wrong = try Rhatchet.run(["compare", "--config", file.path])
        #expect(wrong.status == 2)
        #expect(wrong.errors == "rhatchet: \(file.path):2:7: unknown key 'rolls'; did you mean 'roles'?\n")
        #expect(try Rhatchet.run(["compare", "--runs", "0"]).errors.contains("it must lie in 1...100000"))
    }
}
