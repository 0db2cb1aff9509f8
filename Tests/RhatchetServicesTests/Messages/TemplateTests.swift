import Foundation
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// Templates of the user: they replace the shipped ones, and what is wrong in one is said with its place.
@Suite struct TemplateTests {
    private let play: Performance

    init() throws { self.play = try Performance() }

    @Test func `a template in the project's folder replaces the shipped one, and no other`() throws {
        try self.write("{{by}} hands over: {{issue}}", to: "emergency.activated")
        try self.play.example()
        let transcript = try self.play.transcript()
        #expect(transcript.contains("```text\n@model_trainer hands over: R-hat = 1.47 (>1.3 threshold)\n```"))
        #expect(!transcript.contains("EMERGENCY CONVERGENCE"))
        #expect(transcript.contains("RETROACTIVE APPROVAL"))
        #expect(!transcript.contains("could not be used"))
    }

    @Test func `a broken template loses no message: the shipped one stands in, and the record says why`() throws {
        try self.write("Model: {{modle}}", to: "emergency.activated")
        try self.play.example()
        let transcript = try self.play.transcript()
        #expect(transcript.contains("⚠️ EMERGENCY CONVERGENCE ⚠️"))
        let error =
            "rhatchet-templates/emergency.activated.mustache:1:8: 'modle' is no field of this message; "
            + "did you mean 'model'?"
        #expect(transcript.hasSuffix("## Templates that could not be used\n\n- `\(error)`\n"))
        let keeper = RecordKeeper(project: self.play.project)
        try keeper.update()
        #expect(keeper.complaints == ["\(error); the shipped template is used"])
        #expect(try self.play.text("output/docs/incidents/INC-1.md") == transcript)
    }

    @Test(arguments: [
        ("Model: {{modle}}", ":1:8: 'modle' is no field of this message; did you mean 'model'?"),
        ("a\nb {{xyzzy}}", ":2:3: 'xyzzy' is no field of this message; 'rhatchet templates list' names them"),
        ("{{#changes}}{{modelo}}{{/changes}}", ":1:13: 'modelo' is no field of this message; did you mean 'model'?"),
        ("{{parameter}}", ":1:1: 'parameter' is no field of this message; "),
        ("{{^changes}}{{parameter}}{{/changes}}", ":1:13: 'parameter' is no field of this message; "),
        ("{{#changes}}", ":1:1: 'changes' is never closed; write '{{/changes}}'"),
        ("x{{/changes}}", ":1:2: 'changes' is closed and was never opened"),
        ("{{#changes}}\n{{/model}}", ":2:1: 'model' is closed where 'changes' of line 1 is open"),
        ("{{changes}}", ":1:1: 'changes' is no text; use it as a section, '{{#changes}}…{{/changes}}'"),
        ("{{model", ":1:1: '{{model' is not closed; end it with '}}'"),
        ("{{model}", ":1:1: '{{model' is not closed; end it with '}}'"),
        ("{{>model}}", ":1:1: '{{>model}}' is no tag; it must be {{name}}, "),
        ("{{=<% %>=}}", ":1:1: '{{=<% %>=}}' is no tag; "), ("{{{model}}}", ":1:1: '{{{model}}' is no tag; "),
        ("{{&model}}", "is no tag; "), ("{{model.name}}", "is no tag; "), ("{{.}}", "is no tag; "),
        ("{{upper(model)}}", "is no tag; "), ("{{}}", "is no tag; "), ("{{% CONTENT_TYPE:HTML}}", "is no tag; "),
        (String(repeating: "{{#model}}", count: 17), ":1:161: 'model' stands in more than 16 sections"),
        (String(repeating: "x", count: 65_537), "fix.authorized: it is larger than 64 KiB"),
    ]) func `what cannot stand in a template is named with its place`(text: String, message: String) {
        let error = #expect(throws: TemplateError.self) {
            try MessageTemplate(text, for: .fixAuthorized, file: "fix.authorized")
        }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    @Test func `a file that no message is rendered from is an error, with the name that was meant`() throws {
        try self.write("x", to: "emergency.actvated")
        let errors = Templates(self.play.project.paths).errors.map(\.description)
        #expect(
            errors == [
                "rhatchet-templates/emergency.actvated.mustache: 'emergency.actvated' is no message; "
                    + "did you mean 'emergency.activated'?"
            ]
        )
    }

    @Test func `a file that is no text is an error`() throws {
        try self.write("", to: "fix.reverted")
        let file = self.play.folder.file("rhatchet-templates/fix.reverted.mustache")
        try Data([0xFF, 0xFE, 0x00]).write(to: file)
        let errors = Templates(self.play.project.paths).errors.map(\.description)
        #expect(errors == ["rhatchet-templates/fix.reverted.mustache: it cannot be read as UTF-8"])
    }

    @Test func `written out and read back, every template is the shipped one, and none is replaced unasked`() throws {
        let paths = self.play.project.paths
        let files = try TemplateExport(to: paths, replaces: false).write(MessageName.allCases)
        #expect(files.count == MessageName.allCases.count)
        let templates = Templates(paths)
        #expect(templates.errors.isEmpty)
        #expect(MessageName.allCases.allSatisfy(templates.isOwn))
        try self.write("mine", to: "fix.reverted")
        #expect(throws: TemplateExportError.isThere("fix.reverted.mustache")) {
            try TemplateExport(to: paths, replaces: false).write([.fixReverted])
        }
        #expect(try self.play.text("rhatchet-templates/fix.reverted.mustache") == "mine")
        _ = try TemplateExport(to: paths, replaces: true).write([.fixReverted])
        #expect(try self.play.text("rhatchet-templates/fix.reverted.mustache") == MessageName.fixReverted.shipped)
    }

    private func write(_ text: String, to name: String) throws {
        let folder = self.play.folder.file("rhatchet-templates")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try self.play.folder.write(text, to: "rhatchet-templates/\(name).mustache")
    }
}
