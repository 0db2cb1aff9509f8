import Foundation

/// A file that the configuration names: `~` is the account's home, and what is relative counts from the project.
enum NamedFile {
    static func url(_ name: String, in folder: String) -> URL {
        let path = (name as NSString).expandingTildeInPath
        return path.hasPrefix("/") ? URL(filePath: path) : URL(filePath: folder).appending(path: path)
    }
}
