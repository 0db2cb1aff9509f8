import Foundation
import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol
package import RhatchetStore
import RhatchetTraining

/// Makes notices of what is new in the log, and brings them to people: at least once, under an id that stays.
package final class Courier {
    private let project: Project
    package let queue: NoticeQueue
    private let transports: (String, Contact.Channel) -> any Transport
    private let now: () -> Int64
    private let name = "\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    private var writer: NoticeWriter
    private var read: Int64 = 0

    /// - Parameters:
    ///   - transports: how a channel of a person is used; nil uses them as they are.
    ///   - now: wall clock in milliseconds since 1970.
    package init(
        _ project: Project,
        transports: ((String, String) -> any Transport)? = nil,
        now: @escaping () -> Int64 = { SystemClock().stamp().wall }
    ) throws {
        self.project = project
        self.queue = try NoticeQueue(path: project.paths.notices.path)
        self.now = now
        self.writer = NoticeWriter(project)
        let folder = project.paths.root.path
        self.transports = { person, channel in
            transports?(person, channel.name) ?? channel.transport(folder)
        }
    }

    /// Takes up what is new; the first time in a project that has a history, from here on.
    package func collect() throws {
        try self.project.engine.tick()
        try self.queue.begin(after: self.project.engine.sequence)
        // An older copy of the store was brought back: what is written now has numbers that were told before.
        try self.queue.cut(after: self.project.engine.sequence)
        let known = try self.queue.cursor() ?? 0
        let lines = try self.project.engine.lines(after: self.read)
        var rows = try self.writer.rows(lines, after: known)
        self.read = lines.last?.sequence ?? self.read
        rows += try self.queue.unknown(self.writer.reminders(at: self.project.engine.now))
        if !rows.isEmpty || known < self.read { try self.queue.add(rows, through: self.read) }
    }

    /// Sends what is due, one after the other.
    ///
    /// - Returns: how many arrived.
    @discardableResult
    package func send() throws -> Int {
        var arrived = 0
        while let row = try self.queue.take(now: self.now(), as: self.name) {
            let delivery = self.deliver(row)
            if delivery == .arrived { arrived += 1 }
            try self.settle(row, delivery)
        }
        return arrived
    }

    private func deliver(_ row: NoticeRow) -> Delivery {
        guard let body = try? CanonicalJSON.decode(NoticeBody.self, from: row.body) else {
            return .unwanted("it cannot be read")
        }
        let channels = self.project.configuration?.people[row.person]?.channels ?? []
        guard let channel = channels.first(where: { $0.name == row.channel }) else {
            return .unwanted("'rhatchet.yaml' does not name this way to '\(row.person)' any more")
        }
        return self.transports(row.person, channel).send(body)
    }

    private func settle(_ row: NoticeRow, _ delivery: Delivery) throws {
        let outcome = self.outcome(row, delivery)
        if case .givenUp(let reason) = outcome { try self.note(row, reason) }
        try self.queue.settle(row.id, as: self.name, outcome, now: self.now())
    }

    private func outcome(_ row: NoticeRow, _ delivery: Delivery) -> NoticeOutcome {
        switch delivery {
        case .arrived: return .arrived
        case .unwanted(let reason): return .givenUp(reason: reason)
        case .failed(let reason):
            let wait = Backoff.wait(after: row.attempts, id: row.id)
            return wait.map { .again(at: self.now() + $0, reason: reason) } ?? .givenUp(reason: reason)
        }
    }

    /// That somebody was not told belongs to the record.
    private func note(_ row: NoticeRow, _ reason: String) throws {
        let notice = UndeliveredNotice(
            id: row.id,
            person: row.person,
            channel: row.channel,
            attempts: row.attempts + 1,
            reason: reason
        )
        try self.project.engine.note(.undelivered(notice))
    }
}

extension Contact.Channel {
    /// The real way.
    func transport(_ folder: String) -> any Transport {
        switch self {
        case .apprise(let config, let tag): AppriseTransport(config: config, tag: tag, folder: folder)
        case .webhook(let url, let secretFile):
            WebhookTransport(url: url, secretFile: secretFile, folder: folder)
        case .command(let words): CommandTransport(words: words, folder: folder)
        }
    }
}
