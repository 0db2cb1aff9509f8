import RhatchetServices

/// Where a watch tells what happens.
protocol WatchDisplay: AnyObject {
    /// Something has happened; one line each.
    func tell(_ news: [String])
    /// How it stands, and what the person at the keyboard may do.
    func show(_ snapshot: WatchSnapshot, prompt: String?) throws
    /// The last word.
    func close(_ summary: [String], _ snapshot: WatchSnapshot) throws
}
