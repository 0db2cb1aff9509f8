// What the draws say of a parameter. In every function: `chains` has the draws of each chain; longer chains are cut to the
// shortest, and all draws count, also the middle one of an odd number. The answer is in the draws' unit. It is NaN
// without draws and when a draw is NaN.

/// The mean of all draws, added in numpy's order.
package func mean(_ chains: [[Double]]) -> Double {
    Summarizer(loading: chains).mean
}

/// The standard deviation of all draws, divisor S - 1; exactly 0 when all are equal, NaN of one draw.
///
/// arviz `std`.
package func sd(_ chains: [[Double]]) -> Double {
    Summarizer(loading: chains).sd
}

/// The median of all draws; the mean of the two in the middle when their number is even.
package func median(_ chains: [[Double]]) -> Double {
    Summarizer(loading: chains).median
}

/// The median absolute deviation from the median, as it is: not scaled by 1.4826 to be a standard deviation.
///
/// arviz `mad`; posterior's and R's `mad` are scaled. NaN where the median is infinite.
package func mad(_ chains: [[Double]]) -> Double {
    Summarizer(loading: chains).mad
}

/// A quantile of all draws: Hyndman and Fan 1996, type 7, in numpy's arithmetic.
///
/// - Parameter probability: within 0…1.
package func quantile(_ chains: [[Double]], probability: Double) -> Double {
    Summarizer(loading: chains).quantile(probability)
}

/// The shortest interval from draw to draw that holds a share of the draws, rounded down, and one more; the lowest of
/// equally short ones.
///
/// Chen and Shao 1999; arviz `hdi(method="nearest")`. It is one interval, however many modes there are. Nil without draws and
/// when a draw is NaN; an interval of infinite length is never the shortest.
///
/// - Parameter probability: within 0…1.
package func hdi(_ chains: [[Double]], probability: Double) -> ClosedRange<Double>? {
    Summarizer(loading: chains).hdi(probability)
}
