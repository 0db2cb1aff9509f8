import Foundation
import RhatchetProtocol

/// The values that a template can name: text of others is made harmless on its way in.
package struct Words {
    package indirect enum Value {
        case unknown
        case text(String)
        case flag(Bool)
        case list([Words])
    }

    package private(set) var values: [String: Value] = [:]

    package init() {}

    init(_ name: String, _ text: String) {
        self[name] = text
    }

    package subscript(name: String) -> String? {
        get {
            guard case .text(let text)? = self.values[name] else { return nil }
            return text
        }
        set { self.values[name] = newValue.flatMap(Words.value) ?? .unknown }
    }

    private static func value(_ text: String) -> Value? {
        let inert = InertText.block(text)
        return inert.isEmpty ? nil : .text(inert)
    }

    mutating func set(_ name: String, _ flag: Bool) {
        self.values[name] = .flag(flag)
    }

    mutating func set(_ name: String, _ list: [Words]) {
        self.values[name] = .list(list)
    }

    mutating func add(_ other: Words) {
        self.values.merge(other.values) { _, new in new }
    }
}

extension Words.Value {
    /// As Mustache takes it: what is unknown is null, so that no field of the same name outside shows through.
    var rendered: Any {
        switch self {
        case .unknown: NSNull()
        case .text(let text): text
        case .flag(let flag): flag
        case .list(let list): list.map { $0.values.mapValues(\.rendered) }
        }
    }
}
