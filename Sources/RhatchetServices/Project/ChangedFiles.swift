import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// The files of a submitted fix that are no longer what was submitted: somebody has changed them since.
struct ChangedFiles {
    /// As they are named in the record; empty when the fix may be applied.
    let names: [String]

    init(of incident: Incident, in project: Project) throws {
        let made = Preparations(try project.engine.lines(about: .incident(incident.id)))
        let root = project.paths.root
        switch incident.submission?.fixClass {
        case .data:
            self.names =
                made.data(of: incident.id)?.files.filter { file in
                    let now = DataFile(file.path, in: root)
                    return now?.size != file.size || now?.modified != file.modified || now?.target != file.target
                }.map(\.path) ?? []
        case .parameter, .bugfix, .feature, .algorithm, nil:
            let fix = made.fix(of: incident.id)
            let found = fix.flatMap { try? Data(contentsOf: ProjectPaths(root: root).file(named: $0.file)) }.map(
                ContentHash.init(of:)
            )
            let isKnown = fix.map { [$0.before, $0.after].contains(found?.description) } ?? true
            self.names = isKnown ? [] : [fix?.file].compactMap(\.self)
        }
    }
}
