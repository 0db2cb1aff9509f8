/// The convergence of one scalar element over all chains.
package struct Summary: Sendable {
    /// See ``rhat(_:)``.
    package var rhat: Double
    /// See ``essBulk(_:)``.
    package var essBulk: Double
    /// See ``essTail(_:)``.
    package var essTail: Double
    /// See ``chainESS(_:)``, for each chain.
    package var chainESS: [Double]
    /// All draws of all chains are equal, and a number.
    package var isConstant: Bool
}
