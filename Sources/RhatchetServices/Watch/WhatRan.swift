package import Foundation
package import RhatchetEngine
package import RhatchetProtocol
package import RhatchetTraining

/// The model file as it was when its training was started or last fixed, from the record.
package struct WhatRan {
    /// nil when nothing was started.
    package private(set) var hash: ContentHash?
    /// Incidents whose newest fix was left alone, because somebody had changed the file.
    package private(set) var conflicted: Set<IncidentID> = []
    private var preparations = Preparations()
    private var prepared: [IncidentID: PreparedFix] = [:]

    package init(_ model: ModelName, lines: [Line]) {
        for line in lines {
            self.preparations.take(line)
            switch line.content {
            case .event(let event) where event.model == model: self.read(event)
            case .event: continue
            case .note(let note): self.read(note, model)
            }
        }
    }

    /// Whether `file` still is what ran; true where nothing is known to have run, false for one that cannot be read.
    package func isStill(_ file: URL) -> Bool {
        guard let hash else { return true }
        return (try? Data(contentsOf: file)).map { ContentHash(of: $0) } == hash
    }

    private mutating func read(_ event: Event) {
        guard let incident = event.incident else { return }
        switch event.name {
        case .fixApplied:
            self.conflicted.remove(incident)
            self.prepared[incident] = self.preparations.fix(of: incident)
        case .fixReverted: self.conflicted.remove(incident)
        case .fixConflicted: self.conflicted.insert(incident)
        default: return
        }
    }

    private mutating func read(_ note: Note, _ model: ModelName) {
        switch note {
        case .segmentStarted(let start) where start.model == model: self.hash = ContentHash(stored: start.modelHash)
        case .performed(let done): self.read(done.effect)
        case .segmentStarted, .provenance, .samplerStarted, .fixPrepared, .dataPrepared, .resumed, .measured,
            .stoppedByRule, .chainDropped, .attested,
            .canary, .acceptance, .muted, .undelivered, .unanswered, .credential, .roster, .salvaged:
            return
        }
    }

    private mutating func read(_ effect: Effect) {
        switch effect {
        case .applyFix(let incident, let fix) where fix.fixClass != .data:
            self.wrote(incident, \.after)
        case .revertFix(let incident, let fix) where fix.fixClass != .data:
            self.wrote(incident, \.before)
        case .applyFix, .revertFix, .startTraining, .pauseTraining, .resumeTraining, .stopTraining, .quarantineDraws,
            .writeRewind:
            return
        }
    }

    private mutating func wrote(_ incident: IncidentID, _ hash: KeyPath<PreparedFix, String>) {
        // Words of a call are no file of the model's.
        guard let fix = self.prepared[incident], !fix.isOfCall, !self.conflicted.contains(incident) else { return }
        self.hash = ContentHash(stored: fix[keyPath: hash])
    }
}

extension PreparedFix {
    /// Whether it changes the words that a program is called with.
    var isOfCall: Bool { self.file.hasPrefix(".rhatchet/") }
}
