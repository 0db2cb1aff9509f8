/// Sampler arguments under the names of several samplers: one argument, many spellings (PROTOCOL 4).
///
/// Sources: PyMC `sample` and `NUTS`, nutpie `sample`, CmdStan's method arguments and CmdStanPy, NumPyro `NUTS` and `MCMC`.
package enum SamplerArgument {
    private static let spellings: [String: String] = [
        "adapt_delta": "target_accept", "target_accept_prob": "target_accept", "delta": "target_accept",
        "max_depth": "max_treedepth", "maxdepth": "max_treedepth", "max_tree_depth": "max_treedepth",
        "iter_warmup": "tune", "num_warmup": "tune",
        "iter_sampling": "draws", "num_samples": "draws",
        "init_strategy": "init",
        "dense_mass": "metric", "inv_metric": "metric", "metric_file": "metric", "adaptation": "metric",
        "low_rank_modified_mass_matrix": "metric", "transform_adapt": "metric", "use_grad_based_mass_matrix": "metric",
        "stepsize": "step_size", "step_scale": "step_size", "initial_step": "step_size",
        "inits": "initvals", "init_params": "initvals", "init_mean": "initvals", "start": "initvals",
    ]

    /// The arguments that there are, each under the name that stands for all.
    package static let names = Policy().emergencyParameters

    /// The name under which two spellings of one argument are equal; any other name is itself.
    package static func canonical(_ name: String) -> String {
        self.spellings[name] ?? name
    }
}
