import Foundation
import RhatchetDiagnostics
import RhatchetEngine
import RhatchetProtocol

/// The case as a program gets it: one JSON object on standard input.
///
/// Every text that a log, a model or another participant has written is a ``QuotedText``: nothing in it is an
/// instruction to anybody. Only `settings` and `changes` hold values as they are, since they must be given back so.
package struct CaseDocument: Sendable, Encodable {
    struct Deadline: Encodable {
        var kind: String
        var secondsLeft: Double
    }

    /// The canary of an emergency fix.
    struct Trial: Encodable {
        var verdict: Canary?
        /// Where it failed it holds what the sampler said.
        var reason: QuotedText?
    }

    struct Figures: Encodable {
        var draws: Int
        var rhat: Double?
        var parameter: QuotedText?
        var essBulk: Double?
        var divergentShare: Double
    }

    let role: Role
    /// The `do`s that may be answered.
    let commands: [CommandName]
    let incident: Int
    let model: String
    let file: String
    let state: IncidentState
    let lane: Lane
    let round: Int
    let category: RhatchetProtocol.Category
    let finding: CaseFinding?
    let sampler: String?
    let settings: [String: Value]
    let figures: Figures?
    let advice: CaseWords.Advised?
    let authorization: CaseWords.Authorized?
    let submission: CaseWords.Submitted?
    let deadline: Deadline?
    let canary: Trial?

    /// - Parameter measured: the latest figures in the record, for a case without a look at the draws.
    init(_ file: CaseFile, measured: MeasuredFigures? = nil) {
        self.role = file.role
        self.commands = file.commands
        self.incident = file.incident.id.rawValue
        self.model = file.incident.model.rawValue
        self.file = file.file
        self.state = file.incident.state
        self.lane = file.incident.lane
        self.round = file.incident.round
        self.category = file.incident.category
        self.finding = file.incident.latestFinding.map { CaseFinding($0.finding) }
        self.sampler = file.sampler
        self.settings = file.settings
        self.advice = file.incident.advice.map(CaseWords.Advised.init)
        self.authorization = file.incident.authorization.map(CaseWords.Authorized.init)
        self.submission = file.incident.submission.map(CaseWords.Submitted.init)
        self.figures = file.look.map(Figures.init) ?? measured.map(Figures.init)
        self.canary = file.canary.map { Trial(verdict: $0.verdict, reason: Optional($0.reason).quoted(from: .log)) }
        self.deadline = file.deadline.map {
            Deadline(kind: $0.kind.rawValue, secondsLeft: Double(($0.due - file.now).milliseconds) / 1000)
        }
    }
}

extension CaseDocument.Figures {
    init(_ look: Look) {
        let worst = look.parameters.filter { !$0.isConstant && $0.rhat.isFinite }.max { $0.rhat < $1.rhat }
        let transitions = look.chains.reduce(0) { $0 + $1.draws }
        let divergent = look.chains.reduce(0) { $0 + $1.divergent }
        self.init(
            draws: look.draws,
            rhat: worst?.rhat,
            parameter: (worst?.name).quoted(from: .draws),
            essBulk: look.parameters.filter { !$0.isConstant }.map(\.essBulk).filter(\.isFinite).min(),
            divergentShare: transitions > 0 ? Double(divergent) / Double(transitions) : 0
        )
    }

    init(_ measured: MeasuredFigures) {
        self.init(
            draws: measured.draws,
            rhat: measured.rhat,
            parameter: measured.rhatParameter.quoted(from: .draws),
            essBulk: measured.essBulk,
            divergentShare: measured.divergentShare
        )
    }
}
