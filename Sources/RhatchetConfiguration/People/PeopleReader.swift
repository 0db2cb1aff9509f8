import Foundation
import RhatchetProtocol
import Yams

/// Reads how persons are reached, and where the sign of life goes.
struct PeopleReader {
    let nodes: NodeReader

    func people(_ node: Node, _ complaints: inout Complaints) -> [String: Contact] {
        guard let mapping = node.mapping else {
            complaints.add(self.nodes.error(node, "'people' must be a map from names to how they are reached"))
            return [:]
        }
        var people: [String: Contact] = [:]
        for (key, value) in mapping {
            guard let name = complaints.take({ () throws(ConfigurationError) in try self.nodes.string(key) }) else {
                continue
            }
            people[name] = complaints.take { () throws(ConfigurationError) in try self.contact(value) }
        }
        return people
    }

    func heartbeat(_ node: Node) throws(ConfigurationError) -> HeartbeatSettings {
        var settings = HeartbeatSettings()
        for (key, value) in try self.nodes.entries(node, known: ["url", "file", "every"]) {
            switch key {
            case "url": settings.url = try self.address(value)
            case "file": settings.file = try self.nodes.string(value)
            default: settings.every = try self.nodes.duration(value)
            }
        }
        guard settings.url != nil || settings.file != nil else {
            throw self.nodes.error(node, "'heartbeat' needs a 'url' or a 'file'")
        }
        return settings
    }

    private func contact(_ node: Node) throws(ConfigurationError) -> Contact {
        var contact = Contact(channels: [])
        for (key, value) in try self.nodes.entries(node, known: ["apprise", "webhook", "command", "only"]) {
            switch key {
            case "apprise": contact.channels.append(try self.apprise(value))
            case "webhook": contact.channels.append(try self.webhook(value))
            case "command":
                contact.channels.append(.command(try self.nodes.words(value, "the program, then its arguments")))
            default: contact.onlyUrgent = try self.isOnlyUrgent(value)
            }
        }
        guard !contact.channels.isEmpty else {
            throw self.nodes.error(node, "at least one of apprise, webhook and command is expected here")
        }
        return contact
    }

    private func isOnlyUrgent(_ node: Node) throws(ConfigurationError) -> Bool {
        let text = try self.nodes.string(node)
        guard text == "urgent" || text == "all" else {
            throw self.nodes.error(node, "'\(text)' is unknown here; 'urgent' or 'all' is expected")
        }
        return text == "urgent"
    }

    private func apprise(_ node: Node) throws(ConfigurationError) -> Contact.Channel {
        let entries = try self.nodes.entries(node, known: ["config", "tag"])
        guard let config = entries.first(where: { $0.0 == "config" })?.1 else {
            throw self.nodes.error(node, "'config' is missing: the file with apprise's addresses")
        }
        let tag = entries.first { $0.0 == "tag" }?.1
        return .apprise(
            config: try self.nodes.string(config),
            tag: try tag.map { (node) throws(ConfigurationError) in try self.nodes.string(node) }
        )
    }

    private func webhook(_ node: Node) throws(ConfigurationError) -> Contact.Channel {
        let entries = try self.nodes.entries(node, known: ["url", "secret_file"])
        guard let url = entries.first(where: { $0.0 == "url" })?.1,
            let secret = entries.first(where: { $0.0 == "secret_file" })?.1
        else { throw self.nodes.error(node, "'url' and 'secret_file' are expected here") }
        return .webhook(url: try self.address(url), secretFile: try self.nodes.string(secret))
    }

    private func address(_ node: Node) throws(ConfigurationError) -> String {
        let text = try self.nodes.string(node)
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host() != nil else {
            throw self.nodes.error(node, "'\(text)' is no address; it begins with https:// or http://")
        }
        guard url.user() == nil, url.password() == nil else {
            throw self.nodes.error(node, "the address holds a password; secrets do not stand in this file")
        }
        return text
    }
}
