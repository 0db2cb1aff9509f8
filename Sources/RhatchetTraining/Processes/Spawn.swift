import Foundation

/// posix_spawn(2) as every process of ours is started: a session of its own, fresh signals, only the files named.
struct Spawn {
    var executable: String
    /// The arguments after the program's name.
    var arguments: [String]
    var environment: [String: String]
    /// Descriptors of this process that become 0, 1 and 2 of the new one.
    var input: Int32
    var output: Int32
    var errors: Int32
    /// Signals that are blocked in the new process.
    var blocked: [Int32] = []

    /// Linux's and Darwin's number of POSIX_SPAWN_SETSID, which the C headers show only on request.
    #if os(Linux)
        private static let newSession: Int32 = 0x80
        private typealias Attributes = posix_spawnattr_t
        private typealias Actions = posix_spawn_file_actions_t
    #else
        private static let newSession: Int32 = 0x0400
        private typealias Attributes = posix_spawnattr_t?
        private typealias Actions = posix_spawn_file_actions_t?
    #endif

    /// Starts the program.
    ///
    /// - Throws: ``SpawnError`` with the error number of the failed execve(2).
    func start() throws(SpawnError) -> Int32 {
        let arguments = CStrings([self.executable] + self.arguments)
        let environment = CStrings(self.environment.map { "\($0.key)=\($0.value)" }.sorted())
        #if os(Linux)
            var attributes = posix_spawnattr_t()
            var actions = posix_spawn_file_actions_t()
        #else
            var attributes: posix_spawnattr_t?
            var actions: posix_spawn_file_actions_t?
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        self.fill(&attributes)
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        self.fill(&actions)
        var pid: pid_t = 0
        let failure = Self.patiently {
            posix_spawn(&pid, self.executable, &actions, &attributes, arguments.pointers, environment.pointers)
        }
        guard failure == 0 else { throw SpawnError(executable: self.executable, errno: failure) }
        return pid
    }

    /// A program that was written a moment ago can still be open for writing in a child that another thread has just
    /// forked; that lasts until the child runs its own program.
    private static func patiently(_ spawn: () -> Int32) -> Int32 {
        for _ in 1...20 {
            let failure = spawn()
            guard failure == ETXTBSY else { return failure }
            usleep(5000)
        }
        return ETXTBSY
    }

    private func fill(_ attributes: inout Attributes) {
        var every = sigset_t()
        sigfillset(&every)
        posix_spawnattr_setsigdefault(&attributes, &every)
        var mask = sigset_t()
        sigemptyset(&mask)
        for signal in self.blocked { sigaddset(&mask, signal) }
        posix_spawnattr_setsigmask(&attributes, &mask)
        let flags = Self.newSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
        posix_spawnattr_setflags(&attributes, Int16(flags))
    }

    private func fill(_ actions: inout Actions) {
        // Copies first: a source that is itself 0, 1 or 2 must not be overwritten before it was used.
        posix_spawn_file_actions_adddup2(&actions, self.input, 0)
        posix_spawn_file_actions_adddup2(&actions, self.output, 1)
        posix_spawn_file_actions_adddup2(&actions, self.errors, 2)
        for descriptor in Descriptors.open where descriptor > 2 {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
    }
}
