import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport

/// Processes that want the same thing of one store at the same time.
struct ProbeRace {
    private let project: Project

    init(_ folder: URL) throws {
        self.project = try Project(ProjectPaths(root: folder))
    }

    /// Says that it is ready, waits for a line on standard input, and acts at once, again for every further line.
    func run(_ name: String) throws {
        Speech.say("ready")
        while let line = readLine(), let incident = IncidentID(line) {
            let person = Participant(name, .person)
            let action = Action(by: .director, participant: person, .terminate(incident: incident))
            switch try self.project.engine.act(action) {
            case .accepted: Speech.say("won")
            case .refused(let refusal): Speech.say(refusal.code.rawValue)
            }
        }
    }

    /// Writes notes as fast as it can, and acknowledges each.
    func write(_ count: Int) throws {
        for number in 1...count {
            let text = "\(getpid())-\(number)"
            let effect = PerformedEffect(effect: .pauseTraining("model_1"), result: text)
            try self.project.engine.note(.performed(effect))
            Speech.say("ack \(text)")
        }
    }
}
