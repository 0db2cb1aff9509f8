import RhatchetProtocol

extension LogRules {
    /// For what the libraries say in which a model is written.
    static let modelLibrary = LogRule(
        "model_library",
        .exception,
        .implementation,
        types: ["ValueError", "AssertionError", "RuntimeError"],
        unless: silent,
        raisedIn: [
            "pymc", "pytensor", "numpyro", "jax", "blackjax", "nutpie", "aesara", "theano", "pyro", "flax", "equinox",
            "optax", "emcee", "zeus", "dynesty", "argparse", "configparser", "hydra", "omegaconf", "click", "typer",
            "inspect", "importlib",
            "ctypes", "enum", "dataclasses", "logging", "matplotlib",
        ],
        because: "the library in which the model or the program is written refuses how it is used"
    )

    /// For what says nothing that a rule knows: whose code it was that refused.
    static let libraryExceptions: [LogRule] = [
        LogRule(
            "library_input",
            .exception,
            .data,
            unlessTypes: speechless,
            raisedIn: [
                "pandas", "polars", "pyarrow", "netCDF4", "h5py", "openpyxl", "sqlite3", "jsonschema", "pandera",
                "fastparquet", "tables", "zarr", "csv", "json", "datetime", "zoneinfo", "_strptime", "dateutil",
            ],
            because: "what reads or arranges the input refused it"
        ),
        LogRule(
            "own_assertion",
            .exception,
            .implementation,
            types: ["AssertionError"],
            unless: silent,
            because: "an assertion of the program failed that speaks of no data and no chains"
        ),
        LogRule(
            "library_use",
            .exception,
            .implementation,
            types: ["ValueError"],
            raisedIn: [
                "numpy", "scipy", "jax", "pymc", "pytensor", "arviz", "arviz_base", "arviz_stats", "arviz_plots",
                "xarray",
                "sklearn", "numba", "numpyro", "blackjax", "nutpie", "emcee", "zeus", "dynesty", "cmdstanpy", "torch",
                "statsmodels", "argparse", "configparser", "hydra", "omegaconf", "pickle", "inspect", "importlib",
                "ctypes", "enum", "dataclasses", "logging", "matplotlib", "prophet", "aesara", "optax", "flax",
                "equinox",
            ],
            because: "a library refuses what the program gave it"
        ),
    ]
}
