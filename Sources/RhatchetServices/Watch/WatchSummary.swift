import Foundation
import RhatchetDraws
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining
import RhatchetTriage

/// The last word of a watch: what was wrong, what was changed, how it stands, how long it took, what to do next.
package struct WatchSummary {
    package let lines: [String]

    package init(_ watch: Watch, _ ending: WatchEnding) throws {
        var lines = [Self.headline(ending)]
        let incidents = try watch.project.engine.heads(of: watch.plan.model).map(\.id)
        let chronicles = try incidents.compactMap { try Chronicle($0, in: watch.project.engine) }
        for chronicle in chronicles { lines += Self.story(chronicle, watch) }
        lines += try Self.muted(watch)
        let goodput = watch.goodput(chronicles).line.map { ["", $0] } ?? [""]
        self.lines =
            try lines + Self.dropped(watch) + goodput + Self.records(watch, incidents) + Self.next(ending, watch)
    }

    /// What must be said beside the result: chains that were taken out of it.
    private static func dropped(_ watch: Watch) throws -> [String] {
        let told = try ChainDrop.told(in: watch.project.engine).map(\.drop).filter { $0.model == watch.plan.model }
        return (watch.segment?.tail?.dropped ?? []).compactMap { out in
            told.last { $0.chain == out.chain }.map { "left out: \(InertText.line($0.caveat))" }
        }
    }

    /// Findings of this training that nobody was told of.
    private static func muted(_ watch: Watch) throws -> [String] {
        let found = try watch.record.lines().compactMap { line -> MutedFinding? in
            guard case .muted(let muted)? = line.note, muted.training == watch.training.id else { return nil }
            return muted
        }
        guard let last = found.last else { return [] }
        return ["", "muted    \(last.trigger(watch.project.policy)): accepted as not repairable by parameters"]
    }

    private static func headline(_ ending: WatchEnding) -> String {
        switch ending {
        case .completed: "The training completed."
        case .ruled(let reason, let draws):
            "The training has ended by its rule with \(draws) draws per chain: \(reason)."
        case .stopped(let draws, let planned):
            "The training was stopped by hand after \(draws) of \(planned.map(String.init) ?? "?") draws per chain."
        case .neverSampled: "The script ended without a call of a sampler that Rhatchet knows; nothing was recorded."
        case .halted(let reason): "The training ended: \(reason)."
        case .waiting(let incident, let roles):
            "\(incident) waits for \(roles.map { "@\($0.rawValue)" }.joined(separator: " and ")); the training stands."
        case .closed(let incident, let state):
            "\(incident) is \(state.rawValue); the training has ended, its draws are kept."
        case .observedSick(let what): "The training completed and did not converge: \(what)."
        }
    }

    private static func story(_ chronicle: Chronicle, _ watch: Watch) -> [String] {
        let incident = chronicle.incident
        var lines = ["", "\(incident.id): \(incident.lane.rawValue), \(incident.state.rawValue)"]
        if let finding = incident.findings.first?.finding {
            let policy = watch.project.engine.state.policy
            lines.append("  what was wrong   \(Wording.trigger(finding, policy: policy))")
        }
        if let cause = Self.cause(chronicle) { lines.append("  why              \(cause)") }
        if let fix = incident.fixes.last { lines.append("  what was changed \(Wording.fix(fix))") }
        if let canary = chronicle.lines.canary { lines.append("  canary           \(InertText.line(canary.sentence))") }
        if let resume = chronicle.resumes.last {
            let why = resume.reason.isEmpty ? "" : " (\(resume.reason))"
            lines.append("  restarted        \(resume.grade)\(why)")
        }
        return lines + Self.beforeAndAfter(chronicle, watch) + Self.expected(chronicle, watch)
            + Self.durations(chronicle)
    }

    private static func cause(_ chronicle: Chronicle) -> String? {
        chronicle.events.compactMap { event -> String? in
            switch event.fact {
            case .fixAuthorized(let authorization, _): authorization.diagnosis
            case .adviceGiven(let advice): advice.analysis
            default: nil
            }
        }.last
    }

    private static func beforeAndAfter(_ chronicle: Chronicle, _ watch: Watch) -> [String] {
        var rows: [String] = []
        if let before = chronicle.measurements.first(where: { $0.occasion == .finding }) {
            rows.append("  before           \(Self.figures(before))")
        }
        if let after = chronicle.measurements.last(where: { $0.occasion != .finding }) {
            rows.append("  after            \(Self.figures(after))")
        }
        return rows
    }

    /// What the fix was expected to do, and whether that was seen.
    private static func expected(_ chronicle: Chronicle, _ watch: Watch) -> [String] {
        var standing = Standing()
        for line in chronicle.lines { standing.take(line) }
        return standing.outlook(watch.project.engine.state.policy).enumerated().map { index, row in
            "  \(index == 0 ? "expected" : "        ")         \(row.sentence)"
        }
    }

    private static func figures(_ figures: MeasuredFigures) -> String {
        let rhat = figures.rhat.map(Wording.decimal3) ?? "–"
        let bulk = figures.essBulk.map(shownESS) ?? "–"
        let tail = figures.essTail.map(shownESS) ?? "–"
        return "max R-hat \(rhat), min ESS bulk \(bulk) tail \(tail)  "
            + "(segment \(figures.segment), \(figures.chains) chains × \(figures.draws) draws)"
    }

    /// From one step of the incident to the next.
    private static func durations(_ chronicle: Chronicle) -> [String] {
        let steps: [(EventName, String)] = [
            (.incidentOpened, "opened"), (.fixAuthorized, "authorised"), (.fixApplied, "applied"),
            (.trainingResumed, "resumed"), (.verificationPassed, "verified"), (.reviewGranted, "reviewed"),
        ]
        let times = steps.compactMap { name, word in chronicle.first(name).map { (word, $0.at) } }
        guard let start = times.first?.1, times.count > 1 else { return [] }
        let told = times.dropFirst().map { word, at in
            "\(word) after \(Wording.span(Double((at - start).milliseconds) / 1000))"
        }
        return ["  how long         " + told.joined(separator: ", ")]
    }

    private static func records(_ watch: Watch, _ incidents: [IncidentID]) -> [String] {
        let paths = watch.project.paths
        let root = paths.root.path
        var lines = ["draws    \(root)/.rhatchet/trainings/\(watch.training.id)"]
        lines += Self.outputs(watch)
        lines.append("log      \(paths.log(of: watch.plan.model.rawValue).path)")
        let isThere = { (file: URL) in FileManager.default.fileExists(atPath: file.path) }
        if isThere(paths.manifest) { lines.append("record   \(paths.manifest.path)") }
        for incident in incidents {
            lines.append("story    \(paths.transcripts.appending(path: "\(incident).md").path)")
            let rewind = paths.rewinds.appending(path: "\(incident).md")
            if isThere(rewind) { lines.append("rewind   \(rewind.path)") }
        }
        return lines
    }

    /// The user's own outputs that hold what several starts have drawn.
    private static func outputs(_ watch: Watch) -> [String] {
        guard let segment = watch.segment, let join = StanJoin.of(segment.folder), join.isPublished else { return [] }
        return join.chains.map { chain in
            let all = segment.tail?.chains.first { $0.chain == chain.chain }?.draws.count ?? chain.draws
            return "output   \(chain.output)   (\(chain.draws) earlier draws and \(all - chain.draws) new ones)"
        }
    }

    private static func loading(_ watch: Watch) -> String {
        guard case .script(let python) = watch.plan.program else {
            guard watch.segment?.record != nil else { return "read the log above" }
            return "rhatchet diagnose '\(watch.project.paths.root.path)/.rhatchet/trainings/\(watch.training.id)'"
        }
        let path = "PYTHONPATH=\(watch.plan.hook.path) \(python.executable)"
        return "\(path) -c \"import rhatchet; print(rhatchet.load('\(watch.project.paths.root.path)'))\""
    }

    /// The commands that take the incident further, as they are typed, by whom.
    private static func open(_ incident: IncidentID, to roles: [Role], _ watch: Watch) -> [String] {
        let state = watch.project.engine.state
        guard let standing = state.incident(incident) else { return [] }
        return roles.flatMap { role in
            ["      then, as @\(role.rawValue), one of:"]
                + state.openCommands(for: role, on: incident).map { "      \($0.typed(standing))" }
        }
    }

    private static func next(_ ending: WatchEnding, _ watch: Watch) -> [String] {
        switch ending {
        case .completed, .ruled, .stopped: ["", "next: " + Self.loading(watch)]
        case .closed(let incident, _):
            [
                "", "next: rhatchet show \(incident)",
                "      mend the model; then '\(watch.plan.command)' starts it anew",
            ]
        case .neverSampled, .halted:
            ["", "next: read the log above; then '\(watch.plan.command)' again"]
        case .waiting(let incident, let roles):
            ["", "next: rhatchet show \(incident)"] + Self.open(incident, to: roles, watch)
                + ["      \(watch.plan.command)   (at a terminal, by its keys)"]
        case .observedSick:
            ["", "next: 'rhatchet init', then watch again: the incident will be handled"]
        }
    }
}
