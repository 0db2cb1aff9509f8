import RhatchetProtocol

/// What the watch says of a training that was restarted.
extension Night {
    mutating func verify(_ index: Int, _ generation: Int) {
        guard self.trainings[index].generation == generation, let incident = self.affairs[index]?.incident else {
            return
        }
        self.verify(incident, of: index, passed: self.affairs[index]?.isFixRight == true)
    }

    mutating func verify(_ incident: IncidentID, of index: Int, passed: Bool) {
        let project = self.trainings[index].project
        let known = self.projects[project].state.incidents[incident.rawValue - 1]
        guard known.repair == .probation else { return }
        // What the watch has seen is asked for once the late review is there.
        guard known.state != .overdue else {
            self.affairs[index]?.isSeen = true
            return
        }
        self.act(.verify(incident: incident, passed: passed), by: .modelTrainer, on: project)
    }

    /// What was seen while a review was late is said when it has come.
    mutating func verifyWhatWasSeen(_ index: Int) {
        guard self.affairs[index]?.isSeen == true else { return }
        self.affairs[index]?.isSeen = false
        let generation = self.trainings[index].generation
        self.agenda.add(.probation(training: index, generation: generation), at: self.now + 1)
    }

    mutating func foreseeVerification(of index: Int, error: Int, restart: Int) {
        let share = self.draws.uniform(.probation, training: index, error: error, visit: restart)
        let probation = self.team.trainings.probation.quantile(share).milliseconds
        let generation = self.trainings[index].generation
        self.agenda.add(.probation(training: index, generation: generation), at: self.now + max(probation, 1))
    }
}
