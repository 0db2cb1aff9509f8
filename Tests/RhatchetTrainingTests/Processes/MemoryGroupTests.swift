import RhatchetTraining
import Testing

/// Where the kernel counts whom it has killed for want of memory.
@Suite struct MemoryGroupTests {
    @Test func `version 1 has a hierarchy of its own for memory`() {
        let lines = "5:cpu,cpuacct:/a\n4:memory:/job/7\n0::/\n"
        #expect(MemoryGroup.files(lines).first == "/sys/fs/cgroup/memory/job/7/memory.oom_control")
    }

    @Test func `version 2 has one for all, at its own place beside version 1`() {
        let files = ["/sys/fs/cgroup/user/x:y/memory.events", "/sys/fs/cgroup/unified/user/x:y/memory.events"]
        #expect(MemoryGroup.files("0::/user/x:y\n") == files)
        #expect(MemoryGroup.files("nonsense\n\n1:cpu:/a\n").isEmpty)
    }

    @Test func `both write the count in the same words`() {
        #expect(MemoryGroup.count("oom_kill_disable 0\nunder_oom 0\noom_kill 3\n") == 3)
        #expect(MemoryGroup.count("low 0\nhigh 0\nmax 12\noom 1\noom_kill 1\noom_group_kill 0\n") == 1)
        #expect(MemoryGroup.count("oom_kill_disable 0\n") == nil)
    }
}
