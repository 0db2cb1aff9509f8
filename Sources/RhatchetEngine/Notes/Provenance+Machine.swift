extension Provenance {
    /// The machine at the start.
    package struct Machine: Sendable, Codable, Equatable {
        package var host: String
        /// `Debian GNU/Linux 12 (bookworm), Linux 6.1.0 x86_64`.
        package var system: String
        /// nil where the system does not say.
        package var cpu: String?
        /// Of the machine, and how many of them this account may use.
        package var cores: Int
        package var usableCores: Int
        /// Bytes.
        package var memory: UInt64
        /// Bytes that this group of processes may use; nil without a limit.
        package var memoryLimit: UInt64?
        /// Mean number of running processes over the last minute.
        package var load: Double?

        package init(
            host: String,
            system: String,
            cpu: String?,
            cores: Int,
            usableCores: Int,
            memory: UInt64,
            memoryLimit: UInt64?,
            load: Double?
        ) {
            self.host = host
            self.system = system
            self.cpu = cpu
            self.cores = cores
            self.usableCores = usableCores
            self.memory = memory
            self.memoryLimit = memoryLimit
            self.load = load
        }
    }
}
