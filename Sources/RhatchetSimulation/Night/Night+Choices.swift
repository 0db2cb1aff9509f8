import RhatchetProtocol

/// What somebody does with a piece of work that they have done: one command, rightly or wrongly.
extension Night {
    mutating func perform(_ job: Job) {
        let index = job.training
        guard var affair = self.affairs[index], let incident = affair.incident else { return }
        let project = self.trainings[index].project
        guard let known = self.projects[project].state.incident(incident) else { return }
        let chance = Chances(draws: self.draws, mistakes: self.team.mistakes, training: index, error: affair.error)
        var choice = Choice(job: job, incident: known, chance: chance)
        let command = choice.command(&affair)
        self.affairs[index] = affair
        self.act(command, by: job.role, desk: job.desk, on: project)
    }
}
