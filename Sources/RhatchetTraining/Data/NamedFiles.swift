import Foundation

/// The files that paths of `data:` stand for: a folder is every file in it and below, through links too.
struct NamedFiles {
    /// As they are named in the record.
    private(set) var paths: [String] = []
    /// Folders that are there and could not be looked into, in words.
    private(set) var unread: [String] = []
    private let root: URL

    /// - Parameter root: what relative paths are meant against.
    init(_ paths: [String], in root: URL) {
        self.root = root
        for path in Set(paths).sorted() { self.look(at: path, inside: []) }
    }

    /// - Parameter outer: the folders on the way, by where they really lie; a link may lead back to one of them.
    private mutating func look(at path: String, inside outer: Set<String>) {
        let place = DataFile.place(path, in: self.root)
        guard Folder.isFolder(place.path) else {
            self.paths.append(path)
            return
        }
        let real = place.resolvingSymlinksInPath().path
        guard !outer.contains(real) else { return }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: place.path) else {
            self.unread.append(Self.words(path, at: place))
            return
        }
        let base = path.hasSuffix("/") ? String(path.dropLast()) : path
        for name in names.sorted() where !name.hasPrefix(".") {
            self.look(at: "\(base)/\(name)", inside: outer.union([real]))
        }
    }

    /// What is told of a file or folder that cannot be read.
    static func words(_ path: String, at place: URL) -> String {
        let reason = access(place.path, R_OK) == 0 ? EIO : errno
        return "'\(path)' cannot be read: \(String(cString: strerror(reason)).lowercased())"
    }
}
