import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// What every step says.
@Suite struct MessageTests {
    private let play: Performance

    init() throws { self.play = try Performance() }

    @Test func `every message reads as it is written down`() throws {
        let golden = GoldenText("messages.txt")
        let told = try self.told().map { "=== \($0.name.rawValue)\n\($0.text)\n" }.joined(separator: "\n")
        try golden.expect(told)
    }

    @Test func `there is a sample of every message, and each has exactly the fields that its template can name`() throws
    {
        let messages = try self.messages()
        var standing = Standing()
        var seen: Set<MessageName> = [.statusReported]
        for event in MessageSamples.facts.map(Self.event) {
            standing.take(event)
            let name = try #require(MessageName(event.fact))
            seen.insert(name)
            let words = messages.words(event, standing)
            #expect(Set(words.values.keys) == Set(name.fields.map(\.name)), "\(name.rawValue)")
            for field in name.fields { Self.expect(words, has: field, of: name) }
        }
        #expect(seen == Set(MessageName.allCases))
    }

    @Test func `no field stands twice in a message, and each says what it is`() {
        for name in MessageName.allCases {
            let names = name.fields.map(\.name)
            #expect(Set(names).count == names.count, "\(name.rawValue)")
            #expect(name.fields.allSatisfy { !$0.meaning.isEmpty })
        }
    }

    @Test(arguments: MessageName.allCases) func `a shipped template is sound`(name: MessageName) throws {
        _ = try MessageTemplate(name.shipped, for: name, file: name.rawValue)
        #expect(!name.shipped.contains("@dicator"))
        #expect(!name.shipped.contains(/max_treedept\b/))
    }

    @Test func `the two refusals of the seeds keep their sentences`() throws {
        let used = Self.event(.emergencyDeclined(reason: "x"), code: .alreadyUsed)
        let sentence = "Cannot use Protocol 11 again for this model\nUse standard protocol instead"
        #expect(try self.messages().text(used, Standing()) == sentence)
        let expired = try self.messages().text(Self.event(.emergencyExpired(deadline: .fix)), Standing())
        #expect(expired?.hasPrefix("Emergency protocol timed out\nRevert to standard protocol\n") == true)
    }

    @Test func `what is not known is left out or said to be unknown, never made up`() throws {
        let bare = Finding(category: .convergence, samplingFailed: true)
        let opened = Self.event(.incidentOpened(finding: bare, severity: .critical, confirmed: true))
        var standing = Standing()
        standing.take(opened)
        let report = try #require(try self.messages().text(opened, standing))
        for absent in ["Elapsed", "R-hat", "Divergent", "Line:", "Process:"] { #expect(!report.contains(absent)) }
        let escalated = try #require(try self.messages().text(Self.event(.emergencyActivated), standing))
        #expect(escalated.contains("Training duration: unknown\n"))
        #expect(escalated.contains("Divergent transitions: unknown\n"))
    }

    @Test func `an advice awaits the director's decision, but not under expert, where it is the instruction`() throws {
        var event = Self.event(.adviceGiven(advice: MessageSamples.advice))
        #expect(try self.messages().text(event, Standing())?.hasSuffix("\n\nAwaiting @director decision.") == true)
        event.enters = .fixing
        #expect(try self.messages().text(event, Standing())?.contains("Awaiting") == false)
    }

    @Test func `the completion report has the figures of the end and the fixes that stand`() throws {
        var standing = Standing()
        for fact in [Fact.fixApplied(fix: MessageSamples.standardFix), .fixApplied(fix: MessageSamples.fix)] {
            standing.take(Self.event(fact))
        }
        let engine = self.play.project.engine
        try engine.note(.measured(Self.figures))
        for line in try engine.lines() { standing.take(line) }
        let report = try self.messages().text(Self.event(.trainingCompleted), standing)
        #expect(
            report == """
                TRAINING COMPLETED

                Model: model_1
                Log: output/implementation/logs/training_1.log
                Process: model_1-1, segment 2
                Draws: 4 chains × 500
                R-hat: 1.003 (mu)
                ESS bulk: 812
                ESS tail: unknown
                Divergent transitions: 0.04%
                Verdict: healthy
                Fix applied: bugfix
                Fix applied: target_accept 0.65→0.90, max_treedepth 10→15
                """
        )
    }

    @Test func `a status report says how the training stands and whom an incident waits for`() throws {
        try self.play.stage.at(0, .modelTrainer, Cases.report)
        let engine = self.play.project.engine
        let report = try self.messages().status(
            Self.figures,
            elapsed: .hours(2),
            at: engine.now,
            state: engine.state,
            Standing()
        )
        #expect(
            report == """
                STATUS REPORT

                Model: model_1
                Training: paused
                Elapsed: 2.0 hours
                Process: model_1-1, segment 2
                Draws: 4 chains × 500
                R-hat: 1.003 (mu)
                ESS bulk: 812
                ESS tail: unknown
                Divergent transitions: 0.04%
                Verdict: healthy
                Open: INC-1 is escalated, waiting for @modeler
                Next status update: 30 minutes
                """
        )
        let early = try self.messages().status(nil, elapsed: nil, at: engine.now, state: engine.state, Standing())
        #expect(early.contains("Too early: nothing has been measured yet.\n"))
    }

    private static var figures: MeasuredFigures {
        var figures = MeasuredFigures(
            model: "model_1",
            training: "model_1-1",
            segment: 2,
            occasion: .completion,
            draws: 500,
            chains: 4,
            divergentShare: 0.0004,
            saturatedShare: nil,
            verdict: "healthy"
        )
        (figures.rhat, figures.rhatParameter, figures.essBulk) = (1.0034, "mu", 812.4)
        return figures
    }

    private func messages() throws -> Messages {
        Messages("model_1", project: self.play.project, templates: Templates(self.play.project.paths))
    }

    private func told() throws -> [(name: MessageName, text: String)] {
        let messages = try self.messages()
        let start = SegmentStart(
            model: "model_1",
            training: "model_1-1",
            segment: 1,
            command: ["python", "model_1.py"],
            modelHash: "",
            log: "training_1.log"
        )
        try self.play.project.engine.note(.segmentStarted(start))
        var standing = Standing()
        for line in try self.play.project.engine.lines() { standing.take(line) }
        return try MessageSamples.facts.map(Self.event).map { event in
            standing.take(event)
            return (try #require(MessageName(event.fact)), try #require(messages.text(event, standing)))
        }
    }

    private static func event(_ fact: Fact) -> Event { Self.event(fact, code: nil) }

    private static func event(_ fact: Fact, code: Code?) -> Event {
        Event(
            at: Instant(milliseconds: ManualClock.beginning),
            incident: Cases.one,
            model: "model_1",
            by: .role(.modeler),
            participant: Participant("ada", .person),
            to: [.director],
            code: code,
            fact: fact
        )
    }

    private static func expect(_ words: Words, has field: MessageField, of name: MessageName) {
        let place = "\(name.rawValue): \(field.name)"
        switch (field.kind, words.values[field.name]) {
        case (.text, .text), (.text, .unknown), (.flag, .flag): return
        case (.list(let parts), .list(let elements)):
            for element in elements {
                #expect(Set(element.values.keys) == Set(parts.map(\.name)), "\(place)")
                for part in parts { Self.expect(element, has: part, of: name) }
            }
        case (.text, _), (.flag, _), (.list, _): Issue.record("\(place) is of another kind")
        }
    }
}
