import RhatchetProtocol

/// One night of a team under one policy: trainings, errors and people are drawn, and the protocol itself decides.
///
/// Time is counted in milliseconds from the start of the trainings. Every project has a ``Timeline`` of its own, and
/// nothing here knows a rule of the protocol: who is waited for, what is refused and which deadline passes is asked.
struct Night {
    let team: Team
    let plan: Plan
    let draws: Draws
    /// What is laid down for each training.
    let given: [Plan.Given?]
    /// When it begins, in milliseconds after Monday 0:00 UTC.
    let origin: Int64
    let horizon: Int64

    var now: Int64 = 0
    var agenda = Agenda()
    var projects: [Timeline]
    /// How many events of each project have been taken in, and the deadline that is put down for it.
    var seen: [Int]
    var foreseen: [Int64?]
    /// What was done in each project, where it is kept.
    var steps: [[ScenarioStep]]
    var trainings: [TrainingRun]
    /// The open incident of each training, from the error on.
    var affairs: [Affair?]
    var desks: [DeskState]
    /// For each desk the others that fill one of its roles.
    let peers: [[Int]]
    var jobCount = 0
    var incidents: [IncidentRecord] = []

    /// - Parameter beginning: of every project, as ``Team/beginning(under:)`` makes it.
    init(_ team: Team, _ beginning: ProtocolState, _ draws: Draws, _ plan: Plan) {
        self.team = team
        self.plan = plan
        self.draws = draws
        self.horizon = team.trainings.horizon.milliseconds
        self.origin = Self.origin(team, draws, plan)
        let projects = team.trainings.projects
        self.projects = Array(repeating: Timeline(beginning), count: projects)
        self.steps = Array(repeating: [], count: projects)
        self.seen = Array(repeating: 0, count: projects)
        self.foreseen = Array(repeating: nil, count: projects)
        self.peers = team.peers
        self.desks = team.desks.map { _ in DeskState() }
        var given = [Plan.Given?](repeating: nil, count: team.trainings.count)
        for error in plan.given where given.indices.contains(error.training) { given[error.training] = error }
        self.given = given
        self.affairs = Array(repeating: nil, count: team.trainings.count)
        let names = Self.names(team)
        self.trainings = (0..<team.trainings.count).map { index in
            let length = team.trainings.length.quantile(draws.uniform(.length, training: index))
            let (project, model) = index.quotientAndRemainder(dividingBy: team.trainings.models)
            return TrainingRun(project: project, model: names[model], length: length.milliseconds)
        }
    }

    /// The models of every project, each in a store of its own.
    static func names(_ team: Team) -> [ModelName] {
        (1...team.trainings.models).map { ModelName(rawValue: "model_\($0)") }
    }

    private static func origin(_ team: Team, _ draws: Draws, _ plan: Plan) -> Int64 {
        let day = plan.day ?? Int(draws.uniform(.day) * 7)
        let minute = team.trainings.start ?? Int(draws.uniform(.start) * 24 * 60)
        return Int64(day * 24 * 60 + minute) * 60_000
    }

    /// Plays the night to its end.
    mutating func play() -> NightRecord {
        for index in self.trainings.indices { self.begin(index) }
        while let (at, happening) = self.agenda.next(), at <= self.horizon {
            self.now = at
            self.take(happening)
        }
        return self.record()
    }

    private mutating func take(_ happening: Happening) {
        switch happening {
        case .error(let training, let generation): self.err(training, generation)
        case .completion(let training, let generation): self.complete(training, generation)
        case .probation(let training, let generation): self.verify(training, generation)
        case .notice(let training): self.report(training)
        case .arrival(let ticket): self.arrive(ticket)
        case .finish(let ticket): self.finish(ticket)
        case .opening(let desk): self.open(desk)
        case .awake(let ticket): self.wake(ticket)
        case .deadline(let project): self.passDeadline(of: project)
        }
    }
}
