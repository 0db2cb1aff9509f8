import Foundation
import RhatchetProtocol
import Yams

/// Where a model's design expectations come from: rows in `rhatchet.yaml` itself, or a file of the project.
struct ExpectationSource {
    let reader: NodeReader
    /// The project's folder; nil where the text stands for itself.
    let folder: URL?

    func rows(_ node: Node, _ complaints: inout Complaints) -> [ExpectationRow] {
        guard node.scalar != nil else {
            let rows = ExpectationsReader(reader: self.reader).rows(node, &complaints)
            ExpectationRules.check(rows, &complaints)
            return rows.map(\.row)
        }
        let opened = complaints.take { () throws(ConfigurationError) in try self.open(node) }
        guard let (name, text) = opened else { return [] }
        return ExpectationTable.read(text, file: name, &complaints)
    }

    private func open(_ node: Node) throws(ConfigurationError) -> (name: String, text: String) {
        let name = try self.reader.string(node)
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard name.contains("."), ExpectationTable.endings.contains(ending) else {
            let endings = ExpectationTable.endings.map { ".\($0)" }.joined(separator: ", ")
            throw self.reader.error(node, "'\(name)' is no table; rows are expected here, or a file in \(endings)")
        }
        guard let folder = self.folder?.standardizedFileURL else {
            throw self.reader.error(node, "'\(name)' cannot be opened here; write the rows themselves")
        }
        let file = folder.appending(path: name).standardizedFileURL
        guard !name.hasPrefix("/"), Self.lies(file, in: folder) else {
            throw self.reader.error(node, "'\(name)' lies outside the project; name a file below its folder")
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
            throw self.reader.error(node, "'\(name)' is no file; the path counts from the project's folder")
        }
        return (name, try TextFile.read(file, named: name))
    }

    /// Whether a file lies below a folder, by its name and by where links lead.
    private static func lies(_ file: URL, in folder: URL) -> Bool {
        let real = (file.resolvingSymlinksInPath().path, folder.resolvingSymlinksInPath().path)
        return file.path.hasPrefix(folder.path + "/") && real.0.hasPrefix(real.1 + "/")
    }
}
