package import RhatchetDiagnostics

/// One scalar element of a posterior, in full.
package struct SampleElement: Sendable {
    package let name: String
    package let digest: Digest
    /// Effective draws of each chain by itself; empty where nobody asked for them.
    package let chainESS: [Double]

    package init(name: String, digest: Digest, chainESS: [Double] = []) {
        self.name = name
        self.digest = digest
        self.chainESS = chainESS
    }
}
