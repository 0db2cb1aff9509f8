/// Whether those who work on one error are right: each question has its own random number.
struct Chances {
    let draws: Draws
    let mistakes: Mistakes
    let training: Int
    let error: Int

    func happens(_ share: Double, _ purpose: Purpose, visit: Int = 0) -> Bool {
        self.draws.happens(share, purpose, training: self.training, error: self.error, visit: visit)
    }

    func uniform(_ purpose: Purpose, visit: Int = 0) -> Double {
        self.draws.uniform(purpose, training: self.training, error: self.error, visit: visit)
    }
}
