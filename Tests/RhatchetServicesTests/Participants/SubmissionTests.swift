import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// Programs that submit whole files and data: from their answer to the engine, with the real tool.
@Suite struct SubmissionTests {
    private static let model = """
        import numpy as np
        import pymc as pm

        y = np.loadtxt("data/y.csv")
        with pm.Model():
            mu = pm.Normal("mu", 0, 5)
            pm.Normal("y", mu, 1, observed=y)
            pm.sample(draws=1000, tune=500, target_accept=0.65, max_treedepth=10)

        """

    private let play: Performance
    private let attendance: Attendance
    private let data: DataKeeper
    private let segment: SegmentFolder
    private var stage: Stage { self.play.stage }

    init() throws {
        self.play = try Performance(Self.configuration)
        let root = self.play.folder.url
        try FileManager.default.createDirectory(at: root.appending(path: "data"), withIntermediateDirectories: true)
        try self.play.folder.write(Self.model, to: "model_1.py")
        try self.play.folder.write("1\n2\nnan\n", to: "data/y.csv")
        try self.play.folder.write(
            "#!/bin/sh\ncat > /dev/null\ncat \"$RHATCHET_PROJECT/answer.json\"\n",
            to: "agent",
            executable: true
        )
        let project = self.play.project
        let contents = ContentStore(folder: project.paths.contents)
        let training = TrainingFolder(project: root.path, id: "model_1-1")
        try training.create()
        self.segment = try training.createSegment()
        self.data = DataKeeper(root: root, named: ["data"], training: training)
        let workshop = FixWorkshop(tool: try Self.tool(), contents: contents)
        let script = self.play.folder.file("model_1.py")
        let desk = FixDesk(project: project, workshop: workshop, script: script)
        self.attendance = Attendance(project: project, desk: desk, data: self.data)
        let start = SegmentStart(
            model: "model_1",
            training: "model_1-1",
            segment: 1,
            command: [],
            modelHash: try contents.keep(Data(Self.model.utf8)).description,
            log: ""
        )
        try project.engine.note(.segmentStarted(start))
        try self.hashData()
    }

    @Test(arguments: [
        ("target_accept=0.65", "target_accept=0.9", FixClass.parameter, IncidentState.validating),
        ("data/y.csv", "data/z.csv", .feature, .validating),
        ("import numpy", "import json\nimport numpy", .bugfix, .approving),
        ("0, 5", "0, 1", .algorithm, .approving),
    ]) func `a whole file is submitted under the class that its difference has`(
        old: String,
        new: String,
        fixClass: FixClass,
        state: IncidentState
    ) throws {
        try self.delegate(to: .codeTranslator)
        try self.answer(["do": "submit", "class": "parameter", "file_content": Self.model.replacing(old, with: new)])
        #expect(self.stage.incident()?.submission?.fixClass == fixClass)
        #expect(self.stage.incident()?.state == state)
        #expect(try self.play.text("model_1.py") == Self.model)
    }

    @Test func `an algorithm is never approved`() throws {
        try self.delegate(to: .codeTranslator)
        try self.answer(["do": "submit", "file_content": Self.model.replacing("0, 5", with: "0, 1")])
        #expect(try self.approve().code == .needsRewind)
    }

    @Test func `what the tool refuses is asked of the director in its own words`() throws {
        try self.delegate(to: .codeTranslator)
        try self.answer(["do": "submit", "file_content": Self.model + "x = (1\n"])
        #expect(self.stage.incident()?.state == .questioned)
        let asked = try self.play.project.engine.lines().compactMap(\.event).last
        guard case .questionAsked(let text)? = asked?.fact else {
            Issue.record("nothing was asked")
            return
        }
        #expect(text.hasPrefix("model_1.py:9:5:"))
    }

    @Test func `a file that changed between submission and approval is a conflict, and nothing is approved`() throws {
        try self.delegate(to: .codeTranslator)
        try self.answer(["do": "submit", "file_content": "import json\n" + Self.model])
        try self.play.folder.write(Self.model.replacing("0, 5", with: "0, 9"), to: "model_1.py")
        #expect(try self.approve().code == .conflict)
        #expect(self.stage.incident()?.state == .approving)
        #expect(try self.stage.trace().last?.hasSuffix("fix.conflicted") == true)
        try self.play.folder.write(Self.model, to: "model_1.py")
        #expect(try self.approve().code == nil)
        #expect(self.stage.incident()?.state == .ready)
    }

    @Test func `only the director's approval finds a conflict`() throws {
        try self.delegate(to: .codeTranslator)
        try self.answer(["do": "submit", "file_content": "import json\n" + Self.model])
        try self.play.folder.write("", to: "model_1.py")
        let action = Action(by: .modeler, .approve(incident: Cases.one))
        #expect(try self.play.project.act(action).code == .notAuthorized)
    }

    @Test func `a file that somebody changed before is submitted by nobody`() throws {
        try self.delegate(to: .codeTranslator)
        try self.play.folder.write(Self.model.replacing("0, 5", with: "0, 9"), to: "model_1.py")
        try self.answer(["do": "submit", "file_content": Self.model.replacing("0.65", with: "0.9")])
        #expect(self.stage.incident()?.state == .fixing)
        #expect(try self.stage.trace().last?.hasSuffix("fix.conflicted") == true)
        #expect(self.attendance.complaints.last?.contains("'model_1.py' was changed by somebody") == true)
    }

    @Test func `an edit between authorisation and application ends the emergency, and nothing is applied`() throws {
        try self.stage.at(0, .modelTrainer, Cases.report)
        try self.stage.at(6, .modeler, Cases.authorize)
        let meanwhile = Self.model.replacing("0, 5", with: "0, 9")
        try self.play.folder.write(meanwhile, to: "model_1.py")
        try self.answer(["do": "apply"])
        #expect(try self.stage.trace().suffix(2) == ["6 fix.conflicted", "6 emergency.declined"])
        #expect(self.stage.incident()?.state == .reported)
        #expect(self.play.project.engine.state.models["model_1"]?.emergencyUsed == false)
        #expect(try self.play.text("model_1.py") == meanwhile)
    }

    @Test func `an authorisation on a file that is not what ran is none`() throws {
        try self.stage.at(0, .modelTrainer, Cases.report)
        try self.play.folder.write("import os\n" + Self.model, to: "model_1.py")
        let change: [String: Any] = ["parameter": "target_accept", "from": 0.65, "to": 0.9]
        try self.answer(["do": "authorize", "diagnosis": "too low", "changes": [change]])
        #expect(try self.stage.trace().suffix(2) == ["0 fix.conflicted", "0 emergency.declined"])
    }

    @Test func `an authorised change is applied to the file that ran`() throws {
        try self.stage.at(0, .modelTrainer, Cases.report)
        try self.stage.at(6, .modeler, Cases.authorize)
        try self.answer(["do": "apply"])
        #expect(self.stage.incident()?.state == .applied)
    }

    @Test func `data that was mended is submitted as data, with its hashes`() throws {
        try self.delegate(to: .dataEngineer)
        try self.play.folder.write("1\n2\n3\n", to: "data/y.csv")
        try self.answer(["do": "submit", "data": ["data/y.csv"], "plan": "filled the gap"])
        let submission = try #require(self.stage.incident()?.submission)
        #expect(submission.fixClass == .data)
        #expect(submission.changes.map(\.file) == ["data/y.csv"])
        #expect(submission.changes.first?.from == .string(ContentHash(of: Data("1\n2\nnan\n".utf8)).short))
        #expect(try self.approve().code == nil)
    }

    @Test func `data that changes again before the approval is a conflict`() throws {
        try self.delegate(to: .dataEngineer)
        try self.play.folder.write("1\n2\n3\n", to: "data/y.csv")
        try self.answer(["do": "submit", "data": ["data"]])
        try self.play.folder.write("1\n2\n3\n4\n", to: "data/y.csv")
        #expect(try self.approve().code == .conflict)
    }

    @Test func `data that is as it was read is no fix`() throws {
        try self.delegate(to: .dataEngineer)
        try self.answer(["do": "submit", "data": ["data/y.csv", "data/none.csv"]])
        #expect(self.stage.incident()?.state == .questioned)
    }

    @Test func `a data fix that touches the model file, or is code, is not the data engineer's`() throws {
        try self.delegate(to: .dataEngineer)
        try self.play.folder.write("1\n2\n3\n", to: "data/y.csv")
        try self.play.folder.write("import json\n" + Self.model, to: "model_1.py")
        try self.answer(["do": "submit", "data": ["data/y.csv"]])
        #expect(self.attendance.complaints.last?.hasPrefix("data_engineer: not_authorized") == true)
        #expect(self.stage.incident()?.state == .fixing)
    }

    @Test func `a model file that does not parse stops no watch, also with data`() throws {
        try self.delegate(to: .dataEngineer)
        try self.play.folder.write("1\n2\n3\n", to: "data/y.csv")
        try self.play.folder.write("x = (", to: "model_1.py")
        try self.answer(["do": "submit", "data": ["data/y.csv"]])
        #expect(self.stage.incident()?.state == .questioned)
    }

    @Test func `a model file that is gone is no file to authorise a change of`() throws {
        try self.stage.at(0, .modelTrainer, Cases.report)
        try FileManager.default.removeItem(at: self.play.folder.file("model_1.py"))
        let change: [String: Any] = ["parameter": "target_accept", "from": 0.65, "to": 0.9]
        try self.answer(["do": "authorize", "diagnosis": "too low", "changes": [change]])
        #expect(try self.stage.trace().suffix(2) == ["0 fix.conflicted", "0 emergency.declined"])
    }

    @Test func `a file of code is no data`() throws {
        try self.delegate(to: .dataEngineer)
        try self.play.folder.write("x = 1", to: "data/helpers.py")
        try self.answer(["do": "submit", "data": ["data/helpers.py"]])
        #expect(self.attendance.complaints.last?.hasPrefix("data_engineer: not_authorized") == true)
    }

    @Test(arguments: [
        ("/etc/passwd", "'/etc/passwd' lies outside the project"), ("../y.csv", "'../y.csv' lies outside the project"),
        ("data/none.csv", "'data/none.csv' does not exist in the project"),
    ]) func `data is what the training read, or lies in the project`(path: String, words: String) throws {
        try self.delegate(to: .dataEngineer)
        try self.answer(["do": "submit", "data": [path]])
        #expect(self.stage.incident()?.state == .questioned)
        let asked = try self.play.project.engine.lines().compactMap(\.event).compactMap { event in
            if case .questionAsked(let text) = event.fact { text } else { nil }
        }
        #expect(asked.last?.hasPrefix(words) == true)
    }

    @Test func `a link that leads to another file is another file`() throws {
        try self.delegate(to: .dataEngineer)
        try self.play.folder.write("1\n2\nnan\n", to: "same.csv")
        try FileManager.default.removeItem(at: self.play.folder.file("data/y.csv"))
        try FileManager.default.createSymbolicLink(
            at: self.play.folder.file("data/y.csv"),
            withDestinationURL: self.play.folder.file("same.csv")
        )
        try self.answer(["do": "submit", "data": ["data/y.csv"]])
        #expect(self.stage.incident()?.submission?.fixClass == .data)
    }

    @Test func `the files of a segment are hashed once and written down beside its draws`() throws {
        let text = try String(contentsOfFile: self.segment.data, encoding: .utf8)
        #expect(text.contains("\"path\":\"data/y.csv\""))
        #expect(self.data.files["data/y.csv"]?.size == 8)
        try Data("{\"path\": \"seen.csv\"}\n".utf8).write(to: URL(filePath: self.segment.inputs))
        try self.play.folder.write("x", to: "seen.csv")
        try self.until { self.data.files["seen.csv"] != nil }
        try self.play.folder.write("xy", to: "data/y.csv")
        try self.data.follow(self.segment)
        #expect(self.data.files["data/y.csv"]?.size == 8, "what the training read stays on record")
    }

    @Test func `a person submits from any terminal, in a role that a person fills`() throws {
        try self.delegate(to: .codeTranslator)
        let service = SubmissionService(self.play.project, tool: try Self.tool())
        let said = Submission(fixClass: .parameter, analysis: "json")
        let content = Data(("import json\n" + Self.model).utf8)
        let error = #expect(throws: Refusal.self) {
            let nobody = try SignIn(self.play.project).person(.codeTranslator)
            _ = try service.submit("INC-1", by: nobody, .file(content), saying: said)
        }
        #expect(error?.code == .notAuthorized)

        let other = try Performance("solo: true\n")
        try other.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try other.stage.at(1, .director, .delegate(incident: Cases.one, to: .dataEngineer))
        try other.folder.write(Self.model, to: "model_1.py")
        try other.folder.write("1\n", to: "y.csv")
        let theirs = SubmissionService(other.project, tool: try Self.tool())
        let engineer = try SignIn(other.project).person(.dataEngineer)
        let refused = #expect(throws: Refusal.self) {
            try theirs.submit("INC-1", by: engineer, .file(content), saying: said)
        }
        #expect(refused?.code == .notAuthorized, "a bug fix is not the data engineer's")
        let row = try theirs.submit("INC-1", by: engineer, .data(["y.csv"]), saying: said)
        #expect(row.state == .approving)
        #expect(other.stage.incident()?.submission?.fixClass == .data)
        #expect(other.stage.incident()?.authors.isEmpty == false)
    }

    // MARK: -

    private static let configuration = """
        participants:
          director: {person: ada}
          modeler: {command: [./agent]}
          code_translator: {command: [./agent]}
          data_engineer: {command: [./agent]}
        """

    /// The tool needs the standard library alone, so that any Python will do.
    private static func tool() throws -> FixTool {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let found = path.split(separator: ":").map { "\($0)/python3" }.first(
            where: FileManager.default.isExecutableFile
        )
        let python = PythonEnvironment(
            executable: found ?? "/usr/bin/python3",
            version: PythonVersion(3, 11),
            pymc: "5.28.5",
            nutpie: nil
        )
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../python")
        return FixTool(python: python, folder: PythonFolder(path: root.standardizedFileURL.path))
    }

    /// A bug is reported, and the role is asked to mend it.
    private func delegate(to role: Role) throws {
        try self.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try self.stage.at(1, .director, .delegate(incident: Cases.one, to: role))
    }

    private func approve() throws -> Ruling {
        if self.stage.incident()?.state == .validating {
            try self.stage.act(.timeValidator, .validate(incident: Cases.one, verdict: .pass))
        }
        return try self.play.project.act(Action(by: .director, .approve(incident: Cases.one)))
    }

    /// Has the program of whoever the incident waits for give this answer, and waits until it is dealt with.
    private func answer(_ said: [String: Any]) throws {
        let text = try JSONSerialization.data(withJSONObject: said)
        try text.write(to: self.play.folder.file("answer.json"))
        let lines = try self.play.project.engine.lines().count
        try self.until {
            guard let incident = self.stage.incident() else { return false }
            try self.attendance.attend(incident) { try self.stage.file(for: $0) }
            return try self.play.project.engine.lines().count > lines
        }
    }

    private func hashData() throws {
        try self.until { self.data.files["data/y.csv"] != nil }
    }

    /// Looks a few times a second, as the watch does, until it is so.
    private func until(_ condition: () throws -> Bool) throws {
        try eventually("the step, after \(self.attendance.complaints)") {
            try self.data.follow(self.segment)
            return try condition()
        }
    }
}
