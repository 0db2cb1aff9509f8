import Foundation
package import RhatchetEngine

/// What the system says of the machine.
package enum MachineFacts {
    package static func read() -> Provenance.Machine {
        let process = ProcessInfo.processInfo
        return Provenance.Machine(
            host: process.hostName,
            system: "\(process.operatingSystemVersionString), \(Self.kernel)",
            cpu: Self.cpu,
            cores: process.processorCount,
            usableCores: process.activeProcessorCount,
            memory: process.physicalMemory,
            memoryLimit: Self.text("/sys/fs/cgroup/memory.max").flatMap { UInt64($0) },
            load: Self.load
        )
    }

    /// `Linux 6.1.0-18-amd64 x86_64`.
    private static var kernel: String {
        var name = utsname()
        guard uname(&name) == 0 else { return "kernel not known" }
        return [
            Self.text(of: name.sysname), Self.text(of: name.release), Self.text(of: name.machine),
        ].joined(separator: " ")
    }

    private static func text<Field>(of field: Field) -> String {
        withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    private static var cpu: String? {
        let line = Self.text("/proc/cpuinfo")?.split(separator: "\n").first { $0.hasPrefix("model name") }
        return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private static var load: Double? {
        var loads = [0.0]
        return getloadavg(&loads, 1) == 1 ? loads[0] : nil
    }

    private static func text(_ file: String) -> String? {
        (try? String(contentsOfFile: file, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
