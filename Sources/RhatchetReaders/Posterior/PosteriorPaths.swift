package import Foundation
import RhatchetDraws

/// What kind of draws paths lead to.
package enum PosteriorPaths: Sendable, Equatable {
    /// CSV files, CmdStan's or plain ones, also packed by gzip.
    case text([String])
    /// A run's folder of draw logs, and the chains that were named.
    case run(URL, chains: Set<Int>?)
    /// Folders of several runs, whose draws are pooled.
    case runs([URL])
    /// NetCDF or Zarr, as ArviZ writes them.
    case arviz(String)

    /// - Throws: ``ReadingError`` when there is nothing, or different kinds are mixed.
    package init(_ paths: [String]) throws(ReadingError) {
        guard let first = paths.first else { throw ReadingError("", "name files or a folder with draws") }
        let kinds = try paths.map { path throws(ReadingError) in try Self.kind(path) }
        if kinds.count == 1 { self = kinds[0]; return }
        let runs = paths.compactMap(Self.run(in:))
        if runs.count == kinds.count { self = .runs(runs); return }
        var files: [String] = []
        var (folder, chains): (URL?, Set<Int>) = (nil, [])
        for (kind, path) in zip(kinds, paths) {
            switch kind {
            case .text(let some) where folder == nil: files += some
            case .run(let url, chains: let some?) where files.isEmpty && (folder ?? url) == url:
                folder = url
                chains.formUnion(some)
            default:
                throw ReadingError(
                    path,
                    "cannot be read together with \(first); give CSV files, or one run's folder, or one file of ArviZ"
                )
            }
        }
        self = folder.map { .run($0, chains: chains) } ?? .text(files)
    }

    /// The run that a folder leads to; nil for a file, and for a folder of files that are no training's.
    private static func run(in path: String) -> URL? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            return nil
        }
        return RunSearch.run(in: URL(filePath: path))
    }

    private static func kind(_ path: String) throws(ReadingError) -> PosteriorPaths {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ReadingError(path, "does not exist; name files or a folder with draws")
        }
        return isFolder.boolValue ? try Self.folder(path) : try Self.file(path)
    }

    private static func folder(_ path: String) throws(ReadingError) -> PosteriorPaths {
        let url = URL(filePath: path)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        if names.contains(where: { ["zarr.json", ".zgroup", ".zmetadata"].contains($0) }) { return .arviz(path) }
        if let run = RunSearch.run(in: url) { return Self.content(ofRun: run) }
        let tables = names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".csv.gz") }.sorted()
        if !tables.isEmpty { return .text(tables.map { url.appending(path: $0).relativePath }) }
        throw ReadingError(path, "holds no draws: no run of a training, no CSV files, nothing of ArviZ")
    }

    /// A run of CmdStan is its own files.
    static func content(ofRun run: URL) -> PosteriorPaths {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: run.path)) ?? []
        let chains = names.compactMap { name in
            ChainFormat.table.chain(ofFile: name).map { (number: $0, file: run.appending(path: name).relativePath) }
        }
        let isStan =
            chains.allSatisfy { StanOutput(path: $0.file) != nil } && !names.contains { $0.hasSuffix(".draws") }
        guard !chains.isEmpty, isStan else { return .run(run, chains: nil) }
        return .text(chains.sorted { $0.number < $1.number }.map(\.file))
    }

    private static func file(_ path: String) throws(ReadingError) -> PosteriorPaths {
        let url = URL(filePath: path)
        if url.pathExtension == "draws", let chain = Int(url.deletingPathExtension().lastPathComponent.dropFirst(6)) {
            return .run(url.deletingLastPathComponent(), chains: [chain])
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw ReadingError(path, "cannot be read; give files that this account may read")
        }
        let head = (try? handle.read(upToCount: 4)) ?? Data()
        let isNetCDF = head.starts(with: [0x89, 0x48, 0x44, 0x46]) || head.starts(with: Array("CDF".utf8))
        return isNetCDF ? .arviz(path) : .text([path])
    }

    /// Reads what the paths lead to.
    ///
    /// - Parameters:
    ///   - workers: files that may be read at once.
    ///   - pools: whether draws of several runs are to be one posterior.
    /// - Throws: ``ReadingError``; for ArviZ's files, which Python has to write as a run first.
    package func posterior(workers: Int, pools: Bool = false) throws(ReadingError) -> Posterior {
        switch self {
        case .text(let files): try TextSources(files, workers: workers).posterior()
        case .run(let folder, let chains): try LogRun.posterior(folder, only: chains)
        case .runs(let folders): try Posterior.pooled(folders, asked: pools)
        case .arviz(let path): throw ReadingError(path, "has to be written as a run by Python first")
        }
    }
}
