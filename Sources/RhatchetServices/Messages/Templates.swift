import Foundation

/// The templates in force: the user's own where there is a sound one, else those that are shipped.
package struct Templates: Sendable {
    package static let ending = ".mustache"
    private static let shipped = MessageName.allCases.reduce(into: [MessageName: MessageTemplate]()) { shipped, name in
        shipped[name] = try? MessageTemplate(name.shipped, for: name, file: name.rawValue + Self.ending)
    }

    private var own: [MessageName: MessageTemplate] = [:]
    /// The first that is wrong in each of the user's files; the shipped template stands in for it.
    package private(set) var errors: [TemplateError] = []
    /// Everything that is wrong in them.
    package private(set) var mistakes: [TemplateError] = []

    /// Reads the user's folder, which need not be there.
    package init(_ paths: ProjectPaths) {
        for file in Self.files(in: paths.templates) {
            do {
                let (name, template) = try Self.read(file, named: paths.relative(file))
                self.own[name] = template
            } catch {
                self.errors.append(error)
                self.mistakes += Self.mistakes(in: file, named: paths.relative(file), beginning: error)
            }
        }
    }

    /// The message, from the user's template or the shipped one.
    package func render(_ name: MessageName, _ words: Words) -> String {
        (self.own[name] ?? Self.shipped[name])?.render(words) ?? name.rawValue
    }

    /// Whether the user has replaced it.
    package func isOwn(_ name: MessageName) -> Bool { self.own[name] != nil }

    private static func files(in folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(Self.ending) }.sorted().map { folder.appending(path: $0) }
    }

    /// Those of the tags, where that is what is wrong; else the one that is known.
    private static func mistakes(in file: URL, named shown: String, beginning first: TemplateError) -> [TemplateError] {
        guard let name = MessageName(rawValue: Self.stem(file)), let data = try? Data(contentsOf: file),
            let text = String(data: data, encoding: .utf8)
        else { return [first] }
        let all = MessageTemplate.mistakes(in: text, for: name, file: shown)
        return all.first == first ? all : [first]
    }

    private static func stem(_ file: URL) -> String { String(file.lastPathComponent.dropLast(Self.ending.count)) }

    private static func read(_ file: URL, named shown: String) throws(TemplateError) -> (MessageName, MessageTemplate) {
        let stem = Self.stem(file)
        guard let name = MessageName(rawValue: stem) else { throw .noMessage(stem, file: shown) }
        guard let data = try? Data(contentsOf: file), let text = String(data: data, encoding: .utf8) else {
            throw TemplateError(file: shown, line: nil, column: nil, message: "it cannot be read as UTF-8")
        }
        return (name, try MessageTemplate(text, for: name, file: shown))
    }
}
