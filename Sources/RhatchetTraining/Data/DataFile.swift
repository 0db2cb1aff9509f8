package import Foundation

/// An input file as it stood when it was hashed.
package struct DataFile: Sendable, Codable, Equatable {
    /// As it is named in the record: relative to the project where it lies in it.
    package var path: String
    /// Where the path leads when a link is on the way; nil when none is.
    package var target: String?
    /// Bytes.
    package var size: Int64
    /// Nanoseconds since 1970, as the file system has it.
    package var modified: Int64
    package var inode: UInt64
    package var sha256: String

    /// Under which name a fix's change of a data file stands: its short hash before and after.
    package static let hashName = "sha256"

    /// Where a path of the record lies.
    package static func place(_ path: String, in root: URL) -> URL {
        path.hasPrefix("/") ? URL(filePath: path) : root.appending(path: path)
    }

    /// Looks at the file without reading it; nil where there is none.
    ///
    /// Its hash is empty until its contents have been read.
    package init?(_ path: String, in root: URL) {
        let file = Self.place(path, in: root)
        var facts = stat()
        guard stat(file.path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        let resolved = file.resolvingSymlinksInPath().path
        self.path = path
        self.target = resolved == file.standardizedFileURL.path ? nil : resolved
        self.size = Int64(facts.st_size)
        self.modified = Self.nanoseconds(facts)
        self.inode = UInt64(facts.st_ino)
        self.sha256 = ""
    }

    /// The same with the hash of its contents.
    func hashed(_ hash: String) -> DataFile {
        var file = self
        file.sha256 = hash
        return file
    }

    /// Whether nothing speaks for other contents: the same file, of the same size, not written since.
    package func isUntouched(since other: DataFile) -> Bool {
        (self.target, self.size, self.modified, self.inode) == (other.target, other.size, other.modified, other.inode)
    }

    /// Whether contents and way are the same.
    package func isSame(as other: DataFile?) -> Bool {
        self.sha256 == other?.sha256 && self.target == other?.target
    }

    /// The name under which hashes are compared: a link that leads elsewhere is another file.
    package var identity: String { self.target.map { "\(self.path) -> \($0)" } ?? self.path }

    private static func nanoseconds(_ facts: stat) -> Int64 {
        #if canImport(Darwin)
            Int64(facts.st_mtimespec.tv_sec) * 1_000_000_000 + Int64(facts.st_mtimespec.tv_nsec)
        #else
            Int64(facts.st_mtim.tv_sec) * 1_000_000_000 + Int64(facts.st_mtim.tv_nsec)
        #endif
    }
}
