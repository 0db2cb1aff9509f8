import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// The design expectations that hold, and those of a file that was changed.
@Suite struct DesignTableTests {
    private let bench: Bench
    private let old = ExpectationRow(parameter: "tune", min: 500)
    private let new = ExpectationRow(parameter: "tune", min: 50)

    init() throws { self.bench = try Bench() }

    @Test func `before the first training the table of the file holds, also when it is changed`() throws {
        try self.declare(try self.bench.open("parameter: tune, min: 500"))
        let project = try self.bench.open("parameter: tune, min: 50")
        #expect(project.designTable(of: "model_1")?.standing == .changed)
        #expect(try project.takeUpExpectations(of: "model_1") == nil)
        #expect(project.engine.state.models["model_1"]?.expectations == [self.new])
        #expect(project.designTable(of: "model_1")?.standing == .inForce)
        let change = try #require(try project.engine.lines().compactMap(\.event).last)
        #expect(change.fact == .expectationsChanged(rows: [self.new]))
        #expect(change.by == .role(.modeler))
    }

    @Test(arguments: ["running", "paused", "halted"]) func `while a training is under way the table is frozen`(
        status: String
    ) throws {
        try self.start(as: status)
        let project = try self.bench.open("parameter: tune, min: 50")
        let count = try project.engine.lines().count
        let remark = try #require(try project.takeUpExpectations(of: "model_1"))
        #expect(
            remark == "the design expectations of 'model_1' were changed and stay as the record has them: they are "
                + "frozen while its training is '\(status)'"
        )
        #expect(project.designTable(of: "model_1")?.rows == [self.old])
        #expect(project.engine.state.models["model_1"]?.expectations == [self.old])
        #expect(try project.engine.lines().count == count)
        #expect(try PolicyStanding.remarks(self.bench.paths) == [remark])
    }

    @Test(arguments: ["completed", "terminated", "rewound"]) func `after a training the table is taken up`(
        status: String
    ) throws {
        try self.start(as: status)
        let project = try self.bench.open("parameter: tune, min: 50")
        #expect(
            try PolicyStanding.remarks(self.bench.paths) == [
                "the design expectations of 'model_1' were changed; the next watch takes them up"
            ]
        )
        #expect(try project.takeUpExpectations(of: "model_1") == nil)
        #expect(project.engine.state.models["model_1"]?.expectations == [self.new])
    }

    @Test func `a table that is the same is not recorded again`() throws {
        try self.start(as: "completed")
        let project = try self.bench.open("parameter: tune, min: 500")
        let count = try project.engine.lines().count
        #expect(try project.takeUpExpectations(of: "model_1") == nil)
        #expect(try project.engine.lines().count == count)
    }

    @Test func `of a model that nobody knows there is no table`() throws {
        #expect(try self.bench.open("parameter: tune, min: 500").designTable(of: "model_2") == nil)
    }

    private func declare(_ project: Project) throws {
        try project.declare("model_1", file: self.bench.folder.file("model_1.py"))
    }

    /// Brings a training that began with the old table to `status`.
    private func start(as status: String) throws {
        let project = try self.bench.open("parameter: tune, min: 500")
        try self.declare(project)
        try self.bench.act(project, .modelTrainer, .start(model: "model_1", trial: nil))
        switch status {
        case "paused": try self.bench.act(project, .modelTrainer, .pause(subject: .model("model_1")))
        case "halted":
            let halt = Finding(category: .unknown, halted: true)
            try self.bench.act(project, .modelTrainer, .report(model: "model_1", finding: halt))
        case "completed": try self.bench.act(project, .modelTrainer, .complete(model: "model_1"))
        case "terminated", "rewound":
            try self.bench.act(project, .modelTrainer, .report(model: "model_1", finding: Cases.warning))
            let isRewound = status == "rewound"
            try self.bench.act(
                project,
                .director,
                isRewound ? .rewind(incident: Cases.one) : .terminate(incident: Cases.one)
            )
        default: break
        }
        let expected = status == "rewound" ? "terminated" : status
        #expect(project.engine.state.models["model_1"]?.training?.name == expected)
    }
}
