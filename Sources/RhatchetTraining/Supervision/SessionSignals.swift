import Foundation

/// The processes of one training, found by their session, and signals to all of them.
///
/// A session holds also the workers that made process groups of their own. Each process is looked at again
/// right before it gets its signal, so that a pid that passed on to another process gets none.
struct SessionSignals: Sendable {
    let record: ProcessRecord
    /// Path of the segment's folder, which every process of the training has in its environment.
    let segment: String

    /// The processes of the training that are not dead, the first process first.
    func members() -> [ProcessStat] {
        guard self.record.identity.bootID == BootID.current else { return [] }
        let all = ProcessTable.session(self.record.session)
        // While the first process is there, even as a zombie, nobody else can have its session's number.
        let isOurs = self.record.identity.state != .gone
        return all.filter { $0.state.isAlive && (isOurs || ProcessTable.environment(of: $0.pid, names: self.segment)) }
            .sorted {
                ($0.pid != self.record.identity.pid ? 1 : 0, $0.pid) < (
                    $1.pid != self.record.identity.pid ? 1 : 0, $1.pid
                )
            }
    }

    /// Sends `signal` to every member, and again to those that came meanwhile.
    ///
    /// - Returns: how many got it.
    /// - Throws: ``SignalError`` when the system does not allow it.
    @discardableResult
    func send(_ signal: Int32) throws(SignalError) -> Int {
        var reached: Set<ProcessIdentity> = []
        while true {
            let fresh = self.members().map { ProcessIdentity(stat: $0) }.filter { !reached.contains($0) }
            guard !fresh.isEmpty else { return reached.count }
            for member in fresh {
                try Self.send(signal, to: member)
                reached.insert(member)
            }
        }
    }

    private static func send(_ signal: Int32, to member: ProcessIdentity) throws(SignalError) {
        guard member.isAlive, kill(member.pid, signal) != 0, errno != ESRCH else { return }
        throw SignalError(signal: signal, pid: member.pid, errno: errno)
    }
}
