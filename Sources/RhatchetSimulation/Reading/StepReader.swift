import RhatchetConfiguration
import RhatchetProtocol
import Yams

/// Reads one step.
///
/// Keys that are not known and times that are none make the whole file unreadable; a payload that is incomplete or has
/// a value outside its list is refused when the time of the step comes.
struct StepReader {
    let nodes: NodeReader

    /// The step, and where its time stands.
    func read(_ node: Node) throws -> (step: ScenarioStep, at: Node) {
        let name: CommandName = try self.named("do", in: node)
        let known = ["at", "by", "do"] + name.payload
        let given = try self.nodes.entries(node, known: known).filter { $0.1.null == nil }
        let payload = Payload(command: name, step: node, values: Dictionary(given) { first, _ in first }, self.nodes)
        let at = try self.value("at", in: node)
        let instant = try self.instant(at)
        let role: Role = try self.named("by", in: node)
        try payload.checkReadable()
        return (ScenarioStep(at: instant, by: role, self.request(payload)), at)
    }

    func instant(_ node: Node) throws -> Instant {
        guard let instant = ClockText.instant(node.text) else {
            throw self.nodes.error(node, "'\(node.text)' is no time; write it as 0:06, 0:06:30 or 0:06:30.500")
        }
        return instant
    }

    /// What a key of a step names, which must be there.
    private func named<Name: RawRepresentable<String> & CaseIterable>(_ key: String, in step: Node) throws -> Name {
        try ValueReader(nodes: self.nodes).choice(self.value(key, in: step))
    }

    private func value(_ key: String, in step: Node) throws -> Node {
        guard let mapping = step.mapping else {
            throw self.nodes.error(step, "a step is expected here: a map with 'at', 'by' and 'do'")
        }
        guard let node = mapping.first(where: { $0.key.text == key })?.value, node.null == nil else {
            throw self.nodes.error(step, "a step needs '\(key)'")
        }
        return node
    }

    private func request(_ payload: Payload) -> ScenarioStep.Request {
        do {
            return .command(try CommandReader(payload: payload).command())
        } catch {
            let refusal = Refusal(.malformed, "\(error)", hint: "correct the payload and send it again")
            return .malformed(payload.command, subject: payload.knownSubject, refusal)
        }
    }
}
