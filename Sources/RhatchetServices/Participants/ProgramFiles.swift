import Foundation
import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// The files that a program consists of: what is started, and the script that an interpreter is given.
///
/// What a script imports, and a module that is named by `-m`, are not among them.
enum ProgramFiles {
    /// Those that can be read, with their hashes.
    ///
    /// - Parameter executable: where the first word lies.
    static func read(_ words: [String], executable: String, in folder: String) -> [ProgramFile] {
        let project = ProjectPaths(root: URL(filePath: folder))
        // An interpreter looks for its script from where this process stands, as it does itself.
        let script = words.dropFirst().first { $0 == Program(words).script }.map {
            URL(filePath: $0).standardizedFileURL
        }
        return [URL(filePath: executable), script].compactMap { file in
            guard let file, Self.isFile(file) else { return nil }
            guard let data = try? Data(contentsOf: file, options: .mappedIfSafe) else { return nil }
            return ProgramFile(path: project.relative(file), sha256: ContentHash(of: data).description)
        }
    }

    /// What somebody should know before they believe an answer: which of the files were others the last time.
    static func changes(from before: [ProgramFile], to now: [ProgramFile]) -> [String] {
        now.compactMap { file in
            guard let old = before.first(where: { $0.path == file.path }), old != file else { return nil }
            let hashes = "\(old.sha256.prefix(12)) → \(file.sha256.prefix(12))"
            return "'\(file.path)' is another file than when it was asked before (\(hashes))"
        }
    }

    private static func isFile(_ file: URL) -> Bool {
        (try? file.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
    }
}

extension Note {
    /// Who was asked, and the files that the program was then; nil for all that is no question to a program.
    var askedProgram: (participant: String, files: [ProgramFile])? {
        switch self {
        case .attested(let attestation): attestation.programFiles.map { (attestation.participant.name, $0) }
        case .unanswered(let unanswered): (unanswered.participant.name, unanswered.files)
        case .segmentStarted, .provenance, .samplerStarted, .resumed, .measured, .stoppedByRule, .chainDropped,
            .fixPrepared,
            .dataPrepared,
            .canary, .acceptance, .muted, .performed, .undelivered, .credential, .roster, .salvaged:
            nil
        }
    }
}
