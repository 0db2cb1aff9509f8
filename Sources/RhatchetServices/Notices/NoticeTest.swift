import Foundation
import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol

/// A notice that says nothing, by every way to a person.
package struct NoticeTest {
    private let project: Project

    package init(_ project: Project) {
        self.project = project
    }

    /// What came back, by channel.
    ///
    /// - Throws: ``NoticeTestError/nobody(_:)``
    package func run(_ person: String) throws -> [(String, Delivery)] {
        guard let contact = self.project.configuration?.people[person] else { throw NoticeTestError.nobody(person) }
        let head = self.project.engine.head
        return contact.channels.map { channel in
            let body = NoticeBody(
                id: NoticeID.text("test-\(SystemClock().stamp().wall)", person: person, channel: channel.name),
                at: Wording.timestamp(self.project.engine.now),
                event: .statusReported,
                incident: nil,
                model: nil,
                person: person,
                roles: [],
                urgent: false,
                title: "[rhatchet] a test",
                text:
                    "This is a test: notices of \(self.project.paths.root.lastPathComponent) reach \(person) this way.",
                commands: [],
                due: nil,
                head: NoticeBody.Head(line: head.sequence, sha256: head.hash)
            )
            return (channel.name, channel.transport(self.project.paths.root.path).send(body))
        }
    }
}

/// Why a notice cannot be sent by hand.
package enum NoticeTestError: Error, Equatable, CustomStringConvertible {
    case nobody(String)
    case noSuchNotice(String)

    package var description: String {
        switch self {
        case .nobody(let name): "'people' in 'rhatchet.yaml' does not say how '\(name)' is reached; name a way there"
        case .noSuchNotice(let id): "'\(id)' is no notice that waits; 'rhatchet notices' lists them"
        }
    }
}
