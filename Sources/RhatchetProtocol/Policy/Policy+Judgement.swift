extension Policy {
    /// How bad a finding is (PROTOCOL 3).
    ///
    /// Comparisons are strict, except that of the sampling time.
    package func severity(of finding: Finding) -> Severity {
        if finding.halted { return .critical }
        switch finding.category {
        case .unknown, .implementation, .data, .resource:
            return .warning
        case .convergence:
            return self.isCritical(convergence: finding) ? .critical : .warning
        }
    }

    private func isCritical(convergence finding: Finding) -> Bool {
        finding.samplingFailed
            || finding.rhat.map { $0 > self.rhatCritical } ?? false
            || finding.divergent.map { $0 > self.divergentCritical } ?? false
            || self.isTooSlow(finding)
    }

    private func isTooSlow(_ finding: Finding) -> Bool {
        guard let elapsed = finding.elapsed, let rhat = finding.rhat else { return false }
        return elapsed >= self.elapsedCritical && rhat > self.rhatWarning
    }

    /// Whether it held long enough to act upon; a halt and a sampling failure need no second look.
    package func isConfirmed(_ finding: Finding) -> Bool {
        guard let checks = finding.checks else { return true }
        return finding.halted || finding.samplingFailed || checks >= self.confirmChecks
    }

    /// Whether it is anything at all: a convergence report whose every number is good is none.
    package func isFinding(_ finding: Finding) -> Bool {
        switch finding.category {
        case .unknown, .implementation, .data, .resource: return true
        case .convergence: break
        }
        guard let rhat = finding.rhat, rhat <= self.rhatWarning else { return true }
        let diverges = finding.divergent.map { $0 > self.divergentCritical } ?? false
        let isSilent = finding.error == nil && finding.signs.isEmpty
        return diverges || !isSilent || finding.halted || finding.samplingFailed
    }

    /// Whether every change is of an argument that an emergency may change.
    package func isParameterOnly(_ authorization: Authorization) -> Bool {
        let allowed = Set(self.emergencyParameters.map(SamplerArgument.canonical))
        let isParameter = authorization.fixClass.map { $0 == .parameter } ?? true
        return isParameter
            && authorization.changes.allSatisfy { allowed.contains(SamplerArgument.canonical($0.parameter)) }
    }
}
