/// Keeps the transforms that were made, by length: their tables are worth more than one use.
final class Transforms {
    private var bySize: [Int: Fourier] = [:]

    func atLeast(_ count: Int) -> Fourier {
        if let known = self.bySize[count] { return known }
        let made = Fourier(atLeast: count)
        self.bySize[count] = made
        return made
    }
}
