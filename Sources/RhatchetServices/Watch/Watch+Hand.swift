import Foundation
import RhatchetProtocol
import RhatchetTraining

/// What the person at the terminal can do with the training itself.
extension Watch {
    /// Whether there is a process to do anything with.
    package var isLive: Bool { self.segment?.status.isLive ?? false }

    /// The first word of a watch.
    package var greeting: String? {
        var parts: [String] = []
        if self.adopted { parts.append("\(self.training.id) was there already and is taken over") }
        if self.observing {
            parts.append("there is no rhatchet.yaml, so this watch only observes; 'rhatchet init' writes one")
        }
        if self.plan.isCmdStan {
            parts.append("a fix can change its sampler's arguments, for a restart of this training")
        } else if !self.plan.isMendable {
            parts.append(
                "no Python file is among the words of the command, so there is nothing that a fix could be written into; an "
                    + "incident is for the director"
            )
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    package func pauseByHand() throws {
        if !self.observing, self.modelState?.training == .running {
            try self.act(.pause(subject: .model(self.plan.model)))
            try self.step()
        } else if let segment = self.segment, case .stopped = try segment.supervisor.pause(hold: true) {
            // A program without the hook was not asked to hold; what the next watch knows a pause by hand by is this file.
            try AtomicFile.write(json: ["time": UTC.now], to: segment.folder.hold)
        }
    }

    /// A training that was paused by hand goes on with the watch that takes it up; a pause of the engine stays.
    func goOnAfterHand() throws {
        guard let segment = self.segment else { return }
        if self.modelState?.training == .paused(by: .trainer) {
            try self.act(.resume(subject: .model(self.plan.model)))
            try self.step()
        } else if self.observing, FileManager.default.fileExists(atPath: segment.folder.hold) {
            try segment.supervisor.resume()
        }
    }

    /// Asks the sampler to stop with all draws kept, and makes sure that nothing goes on running.
    package func stopByHand() throws {
        _ = try self.segment?.supervisor.stop()
        try self.step()
    }

    func complain(_ text: String) {
        self.concerns.append(text)
    }
}
