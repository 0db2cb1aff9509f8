import Foundation
import RhatchetConfiguration

/// What stands in the way of notices before one is sent, in sentences.
package struct ContactCheck {
    private let people: [String: Contact]
    private let folder: String

    package init(_ project: Project) {
        self.init(project.configuration?.people ?? [:], in: project.paths.root.path)
    }

    init(_ people: [String: Contact], in folder: String) {
        self.people = people
        self.folder = folder
    }

    package var remarks: [String] {
        let channels = self.people.sorted { $0.key < $1.key }.flatMap(\.value.channels)
        return channels.reduce(into: []) { remarks, channel in
            remarks += self.remarks(channel).filter { !remarks.contains($0) }
        }
    }

    private func remarks(_ channel: Contact.Channel) -> [String] {
        switch channel {
        case .command: return []
        case .apprise(let config, let tag):
            let transport = AppriseTransport(config: config, tag: tag, folder: self.folder)
            return [transport.program == nil ? AppriseTransport.missing : nil, self.secret(config)].compactMap(\.self)
        case .webhook(let url, let secretFile):
            let isOpen = url.hasPrefix("http://") && !url.contains(/^http:\/\/(localhost|127\.|\[::1\])/)
            let plain = isOpen ? "'\(url)' is called without encryption: anybody on the way can read notices" : nil
            return [plain, self.secret(secretFile)].compactMap(\.self)
        }
    }

    private func secret(_ name: String) -> String? { SecretFile(name, in: self.folder).remark }
}
