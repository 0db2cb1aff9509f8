import Foundation
import RhatchetServices
import RhatchetTestSupport
import Testing

/// `rhatchet templates`, from outside.
@Suite struct TemplateCommandTests {
    private let folder: ScratchFolder

    init() throws { self.folder = try ScratchFolder() }

    @Test func `every message is listed with what it can name, as text and as JSON`() throws {
        let text = try self.run(["list"])
        #expect(text.status == 0)
        #expect(text.output.split(separator: "\n").count == MessageName.allCases.count)
        #expect(text.output.contains(/emergency\.activated +shipped +incident model/))
        let json = try JSONSerialization.jsonObject(with: Data(self.run(["list", "--format", "json"]).output.utf8))
        #expect((json as? [[String: Any]])?.map { $0["name"] as? String } == MessageName.allCases.map(\.rawValue))
    }

    @Test func `a template is written out, changed, listed as one's own and found sound`() throws {
        let exported = try self.run(["export", "review.granted"])
        #expect(exported.status == 0)
        #expect(exported.output == "rhatchet-templates/review.granted.mustache\n")
        try self.folder.write("granted: {{reason}}\n", to: "rhatchet-templates/review.granted.mustache")
        #expect(try self.run(["list"]).output.contains(/review\.granted +yours/))
        #expect(try self.run(["check"]).output == "1 sound\n")
        let again = try self.run(["export", "review.granted"])
        #expect(again.status == 2)
        #expect(again.errors == "rhatchet: 'review.granted.mustache' is there already; use --force to replace it\n")
        #expect(try self.run(["export", "review.granted", "--force"]).status == 0)
    }

    @Test func `a template that cannot stand is said with its place and status 2`() throws {
        _ = try self.run(["export"])
        try self.folder.write("x\n{{#reason}}", to: "rhatchet-templates/review.granted.mustache")
        let said = try self.run(["check"])
        #expect(said.status == 2)
        let error = "rhatchet-templates/review.granted.mustache:2:1: 'reason' is never closed; write '{{/reason}}'"
        #expect(said.errors == "rhatchet: \(error)\n")
        #expect(said.output.isEmpty)
    }

    @Test func `all mistakes of all files are said at once, as JSON too`() throws {
        _ = try self.run(["export"])
        let text = "{{modle}}\n{{#xyzzy}}{{reason}}{{/xyzzy}}\n{{/incident}}{{#reason}}"
        try self.folder.write(text, to: "rhatchet-templates/review.granted.mustache")
        try self.folder.write("{{>x}}", to: "rhatchet-templates/review.rejected.mustache")
        let said = try self.run(["check", "--format", "json"])
        #expect(said.status == 2 && said.errors.isEmpty)
        let report = try JSONDecoder().decode(Report.self, from: Data(said.output.utf8))
        #expect(!report.ok && report.own.count == MessageName.allCases.count - 2)
        let places = report.errors.map { "\($0.line ?? 0):\($0.column ?? 0)" }
        #expect(places == ["1:1", "2:1", "3:1", "3:14", "1:1"])
        #expect(try self.run(["check"]).errors.split(separator: "\n").count == 5)
    }

    private struct Report: Decodable {
        struct Mistake: Decodable {
            var line: Int?
            var column: Int?
        }
        var ok: Bool
        var own: [String]
        var errors: [Mistake]
    }

    @Test func `a name that no message has is refused, and nothing is made`() throws {
        let said = try self.run(["export", "review.grnated"])
        #expect(said.status == 2)
        #expect(said.errors.contains("'review.grnated' is invalid"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.folder.url.path) == [])
    }

    private func run(_ arguments: [String]) throws -> Rhatchet.Said {
        try Rhatchet.run(["templates"] + arguments + ["--project", self.folder.url.path])
    }
}
