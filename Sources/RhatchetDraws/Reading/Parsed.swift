/// What the bytes at one place of a draw log turned out to be.
enum Parsed<Value> {
    /// The value, and how many bytes it took.
    case complete(Value, length: Int)
    /// So many bytes are needed, counted from the same place, before more can be said.
    case short(needed: Int)
    case damaged(DrawLogDamage)
}
