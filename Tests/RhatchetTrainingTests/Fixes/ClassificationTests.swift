import Foundation
import RhatchetProtocol
import RhatchetTraining
import Testing

/// Whole edits of a model file: their class, their application, and what is noticed on the way.
@Suite struct ClassificationTests {
    private let bench: Workbench

    init() throws { self.bench = try Workbench() }

    @Test(arguments: [
        ("target_accept=0.8", "target_accept=0.9", FixClass.parameter, "sampler_literal"),
        ("import numpy", "import json\nimport numpy", .bugfix, "plain_import"),
        ("data/y.csv", "data/z.csv", .feature, "inputs_outputs"),
        ("\"mu\", 0, 5", "\"mu\", 0, 1", .algorithm, "model_code"),
        ("target_accept=0.8", "target_accept=0.9, step=pm.Slice()", .algorithm, "model_code"),
    ]) func `the class of a whole edit is computed, with a reason`(
        old: String,
        new: String,
        fixClass: FixClass,
        rule: String
    ) throws {
        let piece = try self.examine(self.bench.edited(old, new))
        #expect(piece.fixClass == fixClass)
        #expect(piece.reasons.contains { $0.hasSuffix("(\(rule))") }, "\(piece.reasons)")
        #expect(try self.bench.present == Data(Workbench.text.utf8), "nothing is written before the approval")
    }

    @Test func `the changes of a parameter fix are found in the difference`() throws {
        let piece = try self.examine(self.bench.edited("tune=500", "tune=900"))
        #expect(piece.changes == [Change(parameter: "tune", from: .int(500), to: .int(900), line: 8)])
        #expect(piece.diff.contains("+    pm.sample(draws=1000, tune=900"))
    }

    @Test(arguments: [("mu = pm", "mu  =  pm"), ("import numpy", "# text\nimport numpy"), ("0.8", "8e-1")])
    func `an edit of nothing that runs is refused`(old: String, new: String) throws {
        let error = #expect(throws: FixError.self) { try self.examine(self.bench.edited(old, new)) }
        #expect(error?.description.contains("runs as the one that is there") == true)
    }

    @Test func `a module beside the file that a link leads to is not taken for a known package`() throws {
        let folder = URL(filePath: self.bench.scratch.path("elsewhere"))
        try Folder.create(folder.path)
        try Data(Workbench.text.utf8).write(to: folder.appending(path: "real.py"))
        try Data("x = 1\n".utf8).write(to: folder.appending(path: "json.py"))
        let link = URL(filePath: self.bench.scratch.path("link.py"))
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.appending(path: "real.py"))
        #expect(Circumstances().beside(link).local.contains("json"))
        let edited = self.bench.edited("import numpy", "import json\nimport numpy")
        let piece = try self.bench.workshop.examine(edited, file: link, ran: nil, Circumstances())
        #expect(piece.fixClass == .algorithm)
    }

    @Test func `a text that does not parse is refused with its place`() throws {
        let error = #expect(throws: FixError.self) { try self.examine(self.bench.edited("y = np", "y == = np")) }
        #expect(error?.description.hasPrefix("model_1.py:4:") == true)
    }

    @Test func `an approved edit is written byte for byte, and reverted byte for byte`() throws {
        let content = Data("\u{FEFF}x = 1\r\nprint('é')".utf8)
        let piece = try self.examine(content)
        #expect(try piece.swap.perform(from: self.bench.contents) == .swapped)
        #expect(try self.bench.present == content)
        #expect(try piece.swap.perform(from: self.bench.contents) == .alreadyDone)
        #expect(try piece.swap.reversed.perform(from: self.bench.contents) == .swapped)
        #expect(try self.bench.present == Data(Workbench.text.utf8))
    }

    @Test func `an edit between submission and approval is noticed, and nothing is written`() throws {
        let piece = try self.examine(self.bench.edited("tune=500", "tune=900"))
        let meanwhile = self.bench.edited("0, 5", "0, 9")
        try meanwhile.write(to: self.bench.file)
        #expect(
            try piece.swap.perform(from: self.bench.contents) == .conflicted(found: ContentHash(of: meanwhile))
        )
        #expect(try self.bench.present == meanwhile)
    }

    @Test func `an edit that stands in the file already is compared with what ran`() throws {
        let ran = try self.bench.contents.keep(try self.bench.present)
        let byHand = self.bench.edited("0, 5", "0, 9")
        try byHand.write(to: self.bench.file)
        #expect(throws: FixError.changedSince("model_1.py")) {
            try self.examine(self.bench.edited("tune=500", "tune=900"), ran: ran)
        }
        #expect(throws: FixError.changedSince("model_1.py")) {
            try self.bench.workshop.requireUnchanged(self.bench.file, since: ran)
        }
        let piece = try self.examine(byHand, ran: ran)
        #expect(piece.fixClass == .algorithm)
        #expect(piece.swap.before == ran)
    }

    @Test func `a link that is put in the file's place is followed, and what it leads to is compared`() throws {
        let ran = try self.bench.contents.keep(try self.bench.present)
        let other = URL(filePath: self.bench.scratch.path("other.py"))
        try self.bench.edited("0, 5", "0, 9").write(to: other)
        try FileManager.default.removeItem(at: self.bench.file)
        try FileManager.default.createSymbolicLink(at: self.bench.file, withDestinationURL: other)
        #expect(throws: FixError.changedSince("model_1.py")) {
            try self.examine(self.bench.edited("tune=500", "tune=900"), ran: ran)
        }
    }

    @Test func `what the training died of makes a bug fix of a mended name`() throws {
        let broken = self.bench.edited("np.loadtxt", "np.loadtxtt")
        try broken.write(to: self.bench.file)
        let died = Circumstances.Failure(error: "AttributeError: module 'numpy' has no attribute 'loadtxtt'", line: 4)
        let told = try self.examine(Data(Workbench.text.utf8), Circumstances(failed: died))
        #expect(told.fixClass == .bugfix)
        #expect(try self.examine(Data(Workbench.text.utf8)).fixClass == .feature)
    }

    @Test func `a module that lies beside the model is no known package`() throws {
        try Data().write(to: URL(filePath: self.bench.scratch.path("json.py")))
        let piece = try self.examine(self.bench.edited("import numpy", "import json\nimport numpy"))
        #expect(piece.fixClass == .algorithm)
    }

    @Test func `data files alone are of class data, and with the model file never`() throws {
        let ran = try self.bench.contents.keep(try self.bench.present)
        let mended = DataHashes(before: ["data/y.csv": "aa"], after: ["data/y.csv": "bb"])
        #expect(try self.bench.workshop.examine(mended, file: self.bench.file, ran: ran).fixClass == .data)
        try self.bench.edited("draws=1000", "draws=2000").write(to: self.bench.file)
        #expect(try self.bench.workshop.examine(mended, file: self.bench.file, ran: ran).fixClass == .feature)
        try self.bench.edited("0, 5", "0, 9").write(to: self.bench.file)
        #expect(try self.bench.workshop.examine(mended, file: self.bench.file, ran: ran).fixClass == .algorithm)
    }

    private func examine(
        _ content: Data,
        ran: ContentHash? = nil,
        _ circumstances: Circumstances = Circumstances()
    ) throws -> FixWorkshop.Workpiece {
        try self.bench.workshop.examine(content, file: self.bench.file, ran: ran, circumstances)
    }

    private func examine(_ content: Data, _ circumstances: Circumstances) throws -> FixWorkshop.Workpiece {
        try self.examine(content, ran: nil, circumstances)
    }
}
