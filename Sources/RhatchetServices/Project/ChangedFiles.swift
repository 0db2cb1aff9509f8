import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// The files of a submitted fix that are no longer what was submitted: somebody has changed them since.
struct ChangedFiles {
    /// As they are named in the record; empty when the fix may be applied.
    let names: [String]

    init(of incident: Incident, in project: Project) throws {
        let notes = Preparations(try project.engine.lines(about: .incident(incident.id))).accepted
        let root = project.paths.root
        switch incident.submission?.fixClass {
        case .data:
            self.names =
                notes.compactMap(\.preparedData).last { $0.incident == incident.id }?.files.filter { file in
                    let now = DataFile(file.path, in: root)
                    return now?.size != file.size || now?.modified != file.modified || now?.target != file.target
                }.map(\.path) ?? []
        case .parameter, .bugfix, .feature, .algorithm, nil:
            let fix = notes.compactMap(\.preparedFix).last { $0.incident == incident.id }
            let found = fix.flatMap { try? Data(contentsOf: root.appending(path: $0.file)) }.map(ContentHash.init(of:))
            let isKnown = fix.map { [$0.before, $0.after].contains(found?.description) } ?? true
            self.names = isKnown ? [] : [fix?.file].compactMap(\.self)
        }
    }
}

extension Note {
    var preparedFix: PreparedFix? {
        if case .fixPrepared(let fix) = self { return fix }
        return nil
    }

    var preparedData: PreparedData? {
        if case .dataPrepared(let data) = self { return data }
        return nil
    }
}
