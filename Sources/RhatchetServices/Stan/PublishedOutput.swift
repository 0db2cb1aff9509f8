import Foundation
import RhatchetTraining

/// An output of the user's own that the joined file of its chain takes the place of.
struct PublishedOutput {
    /// Where it is, through links.
    private let path: String
    private let found: FileMark?

    init(_ chain: StanJoin.Chain) {
        self.path = URL(filePath: chain.output).resolvingSymlinksInPath().path
        self.found = chain.found
    }

    /// Puts `whole` in its place, whole or not at all.
    ///
    /// - Throws: ``FileError``, and ``OutputConflict`` for a file that somebody has written since the start.
    func take(_ whole: String) throws {
        guard access(whole, F_OK) == 0, !self.isNoFile, !self.isSame(as: whole) else { return }
        guard FileMark(self.path) == self.found else { throw OutputConflict(output: self.path, whole: whole) }
        try ComposedFile([.file(whole, nil)]).write(to: self.path)
    }

    private func isSame(as whole: String) -> Bool {
        FileManager.default.contentsEqual(atPath: whole, andPath: self.path)
    }

    /// Whether what stands there takes bytes and keeps none, such as `/dev/null`.
    private var isNoFile: Bool {
        var status = stat()
        return stat(self.path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }
}

/// An output that is left as it is.
struct OutputConflict: Error, CustomStringConvertible {
    let output: String
    let whole: String

    var description: String {
        "'\(self.output)' was changed by somebody since the start and is left as it is; the earlier draws and the new ones "
            + "are in '\(self.whole)'"
    }
}
