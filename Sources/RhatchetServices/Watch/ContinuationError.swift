/// Why a training cannot be gone on with.
package enum ContinuationError: Error, Equatable, CustomStringConvertible {
    case nothingRecorded(String)
    case stillRunning(String)
    case changed(String)
    case otherCall(String)

    package var description: String {
        switch self {
        case .nothingRecorded(let model):
            "no draws of '\(model)' are recorded that could be gone on from; 'rhatchet watch' starts it"
        case .stillRunning(let model):
            "the training of '\(model)' still runs; 'rhatchet watch' takes it up, and it can be extended when it "
                + "has ended"
        case .changed(let file):
            "'\(file)' was changed since these draws were made, and draws of two kernels are not pooled; put the file back, "
                + "or 'rhatchet watch' starts it anew"
        case .otherCall(let difference):
            "the command is not the one that made these draws (\(difference)), and draws of two kernels are not pooled; give it as "
                + "it was, or 'rhatchet watch' starts it anew"
        }
    }
}
