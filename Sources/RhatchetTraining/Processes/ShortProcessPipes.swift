import Foundation

/// The three channels to a short process, moved without blocking.
///
/// Standard input is a socket, because only a socket can be written to without a SIGPIPE when the other end is gone.
struct ShortProcessPipes {
    /// The process's ends: 0, 1, 2.
    private(set) var theirs: [Int32] = []
    private var ours: [Int32] = []
    private var input: Data
    private let limit: Int
    /// What was said on 1 and on 2.
    private var said = [Data(), Data(), Data()]

    init(input: Data, limit: Int) throws(SpawnError) {
        self.input = input
        self.limit = limit
        for channel in 0..<3 {
            var pair: [Int32] = [-1, -1]
            #if os(Linux)
                let stream = Int32(SOCK_STREAM.rawValue)
            #else
                let stream = SOCK_STREAM
            #endif
            guard (channel == 0 ? socketpair(AF_UNIX, stream, 0, &pair) : pipe(&pair)) == 0 else {
                let reason = errno
                self.close()
                throw SpawnError(executable: "pipe", errno: reason)
            }
            // A pipe is read from 0 and written to 1; a socket is the same at both ends.
            self.theirs.append(channel == 0 ? pair[0] : pair[1])
            self.ours.append(channel == 0 ? pair[1] : pair[0])
            for descriptor in pair { Descriptors.closeOnExec(descriptor) }
        }
        for descriptor in self.ours { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
        if self.input.isEmpty { self.closeInput() }
    }

    var output: Data { self.said[1] }
    var errors: Data { self.said[2] }

    var isOverLimit: Bool {
        self.output.count > self.limit || self.errors.count > self.limit
    }

    /// Waits until something can be moved, at most for `limit`, and moves it.
    mutating func move(atMost limit: Duration) {
        var wanted = [
            pollfd(fd: self.ours[0], events: Int16(POLLOUT), revents: 0),
            pollfd(fd: self.ours[1], events: Int16(POLLIN), revents: 0),
            pollfd(fd: self.ours[2], events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&wanted, 3, Int32(limit.wholeMilliseconds)) > 0 else { return }
        if wanted[0].revents != 0 { self.feed() }
        self.drain()
    }

    /// Reads what is there.
    mutating func drain() {
        self.read(1)
        self.read(2)
    }

    mutating func closeTheirs() {
        for descriptor in self.theirs { Self.close(descriptor) }
        self.theirs = []
    }

    mutating func close() {
        self.closeTheirs()
        for descriptor in self.ours { Self.close(descriptor) }
        self.ours = []
    }

    private mutating func feed() {
        #if os(Linux)
            let flags = Int32(MSG_NOSIGNAL)
        #else
            let flags: Int32 = 0
        #endif
        let count = self.input.withUnsafeBytes { send(self.ours[0], $0.baseAddress, $0.count, flags) }
        if count > 0 { self.input = self.input.dropFirst(count) }
        let isBroken = count < 0 && errno != EAGAIN && errno != EINTR
        if self.input.isEmpty || isBroken { self.closeInput() }
    }

    private mutating func closeInput() {
        Self.close(self.ours[0])
        self.ours[0] = -1
    }

    private mutating func read(_ channel: Int) {
        var buffer = [UInt8](repeating: 0, count: 65536)
        while self.said[channel].count <= self.limit, self.ours[channel] >= 0 {
            let count = buffer.withUnsafeMutableBytes { Foundation.read(self.ours[channel], $0.baseAddress, $0.count) }
            if count > 0 {
                self.said[channel].append(contentsOf: buffer[..<count])
            } else if count < 0 && errno == EINTR {
                continue
            } else {
                // At the end of a pipe poll(2) would return at once for ever.
                if count == 0 {
                    Self.close(self.ours[channel])
                    self.ours[channel] = -1
                }
                return
            }
        }
    }

    private static func close(_ descriptor: Int32) {
        if descriptor >= 0 { Foundation.close(descriptor) }
    }
}
