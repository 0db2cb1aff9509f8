package import RhatchetProtocol

/// A sign of life to the outside, for as long as the watch sees its training.
package struct HeartbeatSettings: Sendable, Equatable {
    /// Called with GET.
    package var url: String?
    /// Touched; relative to the project.
    package var file: String?
    package var every: TimeAmount

    package init(url: String? = nil, file: String? = nil, every: TimeAmount = .seconds(60)) {
        self.url = url
        self.file = file
        self.every = every
    }
}
