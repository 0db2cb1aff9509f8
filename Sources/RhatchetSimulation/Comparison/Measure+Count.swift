extension Measure {
    /// What is summed over nights, and over what it is divided.
    func count(_ night: NightRecord) -> (top: Double, bottom: Double) {
        let incidents = Double(night.incidents.count)
        let trainings = Double(night.trainings)
        switch self {
        case .lost: return (Double(night.lost) / 3_600_000, trainings)
        case .inTime: return (Double(night.inTime), trainings)
        case .converged: return (Double(night.converged), trainings)
        case .givenUp: return (Double(night.givenUp), trainings)
        case .restarts: return (Double(night.restarts), trainings)
        case .directorHours: return (Double(night.director.busy) / 3_600_000, 1)
        case .directorWait: return (Double(night.director.waited) / 3_600_000, Double(night.director.jobs))
        case .directorQueue: return (Double(night.director.longest), 1)
        case .directorTurns: return (night.sum(\.directorTurns), incidents)
        case .messages: return (night.sum(\.messages), incidents)
        case .expertDecided: return (night.count(\.expertDecided), night.count { $0.mendedAt != nil })
        case .emergencies: return (night.count(\.wasEmergency), incidents)
        case .beyond: return (night.sum(\.emergencyFixes), night.sum { $0.emergencyFixes + $0.approvedFixes })
        case .overdue: return (night.count(\.isOverdue), night.count { $0.emergencyFixes > 0 })
        case .unreviewed: return (night.sum(\.unreviewed) / 3_600_000, trainings)
        case .conflicts: return (night.sum(\.conflicts) * 100, incidents)
        case .rejected: return (night.sum(\.rejected) * 100, incidents)
        case .reverted: return (night.sum(\.reverted) * 100, incidents)
        case .failed: return (night.sum(\.failedVerifications) * 100, incidents)
        case .wrongApplied: return (night.sum(\.wrongApplied) * 100, incidents)
        case .misused: return (night.count(\.misused), night.count(\.wasEmergency))
        case .misuseApplied: return (night.count(\.misuseApplied), night.count(\.misused))
        case .refused: return (night.sum(\.refused) * 100, incidents)
        case .reminders: return (night.sum(\.reminders), incidents)
        case .stuck: return (night.stuck > 0 ? 1 : 0, 1)
        }
    }
}

extension NightRecord {
    fileprivate func sum<Number: BinaryInteger>(_ value: (IncidentRecord) -> Number) -> Double {
        self.incidents.reduce(0) { $0 + Double(value($1)) }
    }

    fileprivate func count(_ isCounted: (IncidentRecord) -> Bool) -> Double {
        self.incidents.reduce(0) { $0 + (isCounted($1) ? 1 : 0) }
    }
}
