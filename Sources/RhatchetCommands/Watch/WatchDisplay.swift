import RhatchetServices

/// Where a watch tells what happens.
protocol WatchDisplay: AnyObject {
    /// Something has happened; one line each.
    func tell(_ news: [String])
    /// How it stands, and what the person at the keyboard may do.
    func show(_ page: WatchPage) throws
    /// The last word on one training.
    func close(_ summary: [String], _ snapshot: WatchSnapshot) throws
}
