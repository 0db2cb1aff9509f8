/// What a random number decides: each purpose is a stream of its own.
enum Purpose: UInt8, Sendable {
    case day, start, length, arrival, category, severity, form, halted, sharedFile, curable, unsaved
    case notice, probation
    case diagnosis, doubt, catching, option, question, misuse, misuseForm, repair, rejection, late
    case onCall, wake, pickup, work
    case resample, heed
}
