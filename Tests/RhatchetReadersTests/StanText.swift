/// Output of CmdStan as its versions write it, made here so that every number is known.
struct StanText {
    var model = "eight_model"
    /// What 2.18 to 2.33 wrote for truth values, or what later ones do.
    var isOld = false
    var warmUp: [[Double]] = []
    var draws: [[Double]] = []
    var names = ["mu", "theta.1", "theta.2"]
    var planned = 4
    var savesWarmUp = false
    var settings = "#     thin = 1 (Default)\n"
    var isAdapted = true
    var isFinished = true

    var text: String {
        let saves =
            self.isOld ? (self.savesWarmUp ? "1" : "0 (Default)") : (self.savesWarmUp ? "true" : "false (Default)")
        let head = """
            # stan_version_major = 2
            # stan_version_minor = \(self.isOld ? 18 : 37)
            # model = \(self.model)
            # method = sample (Default)
            #   sample
            #     num_samples = \(self.planned)
            #     num_warmup = \(self.warmUp.count)
            #     save_warmup = \(saves)
            \(self.settings)#     algorithm = hmc (Default)
            #       hmc
            #         engine = nuts (Default)
            #           nuts
            #             max_depth = 10 (Default)
            # id = 1 (Default)
            lp__,accept_stat__,stepsize__,treedepth__,n_leapfrog__,divergent__,energy__,\(self.names.joined(separator: ","))

            """
        let adapted = """
            # Adaptation terminated
            # Step size = 0.809818
            # Diagonal elements of inverse mass matrix:
            # 0.961989, 1.02
            """
        let tail = "# \n#  Elapsed Time: 0.005 seconds (Warm-up)\n#                0.01 seconds (Total)\n# \n"
        return head + Self.rows(self.warmUp) + (self.isAdapted ? adapted + "\n" : "") + Self.rows(self.draws)
            + (self.isFinished ? tail : "")
    }

    var bytes: [UInt8] { Array(self.text.utf8) }

    private static func rows(_ draws: [[Double]]) -> String {
        draws.map { $0.map { "\($0)" }.joined(separator: ",") + "\n" }.joined()
    }

    /// A row whose sampler columns say nothing special, and these values of the model.
    static func row(_ values: [Double], lp: Double = -1, depth: Double = 3, divergent: Double = 0) -> [Double] {
        [lp, 0.9, 0.8, depth, 7, divergent, 2 + lp] + values
    }
}
