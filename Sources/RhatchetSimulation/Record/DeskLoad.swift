/// How much a desk had to do in a night; times in milliseconds.
package struct DeskLoad: Sendable, Hashable {
    package var jobs = 0
    package var busy: Int64 = 0
    /// From when work was seen until it was begun, out of hours included.
    package var waited: Int64 = 0
    /// The longest queue, with what is being worked on.
    package var longest = 0
    /// Waiting of each job, where it is asked for (`Plan.keepsWaits`).
    package var waits: [Int64] = []

    static func + (left: DeskLoad, right: DeskLoad) -> DeskLoad {
        var sum = left
        sum.jobs += right.jobs
        sum.busy += right.busy
        sum.waited += right.waited
        sum.longest = max(left.longest, right.longest)
        sum.waits += right.waits
        return sum
    }
}
