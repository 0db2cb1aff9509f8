import RhatchetProtocol

extension LogRules {
    /// For what the libraries say in which a model is written.
    static let modelLibrary = LogRule(
        "model_library",
        .exception,
        .implementation,
        types: ["ValueError", "AssertionError", "RuntimeError", "SamplingError"],
        unless: silent,
        raisedIn: [
            "pymc", "pytensor", "numpyro", "jax", "blackjax", "nutpie", "aesara", "theano", "pyro", "flax", "equinox",
            "optax", "emcee", "zeus", "dynesty", "argparse", "configparser", "hydra", "omegaconf", "click", "typer",
            "inspect", "importlib",
            "ctypes", "enum", "dataclasses", "logging", "matplotlib", "arviz", "arviz_base", "arviz_stats",
            "arviz_plots",
        ],
        because: "the library in which the model or the program is written refuses how it is used"
    )

    /// What a line of Python has that looks at the input.
    private static let inputCode = [
        "df.", "df[", "frame[", "frame.", "table[", "raw[", "raw.", "rows", ".isna(", ".isnull(", ".notna(",
        ".notnull(",
        ".duplicated(", ".between(", ".is_unique", "isfinite(y", "isfinite(x", "isnan(y", "isnan(x", "is_monotonic",
        "obs[",
        "data[", ".columns",
    ]

    /// Where a program raised what says nothing by itself.
    static let placeExceptions: [LogRule] = [
        LogRule(
            "reading_place",
            .exception,
            .data,
            types: ["ValueError", "Exception", "RuntimeError", "LookupError", "AssertionError", "SystemExit"],
            unless: silent,
            places: [
                "load", "read", "ingest", "parse", "prep", "clean", "etl", "dataset", "data", "input", "validate_",
                "schema",
                "extract", "import_", "fetch",
            ],
            because: "the program raised it where it reads or checks its input"
        ),
        LogRule(
            "settings_place",
            .exception,
            .implementation,
            types: ["ValueError", "Exception", "RuntimeError", "LookupError", "AssertionError"],
            unless: silent,
            places: ["config", "settings", "options", "args", "cli", "build_model", "make_model", "compile", "setup"],
            because: "the program raised it where it reads its settings or builds its model"
        ),
    ]

    /// For what says nothing that a rule knows: whose code it was that refused.
    static let libraryExceptions: [LogRule] = [
        LogRule(
            "library_output",
            .exception,
            .implementation,
            types: ["ValueError", "TypeError"],
            raisedIn: ["pandas", "polars", "pyarrow", "netCDF4", "h5py", "zarr", "csv", "json"],
            code: writing,
            because: "what writes the results refuses how it is called"
        ),
        LogRule(
            "library_input",
            .exception,
            .data,
            unlessTypes: speechless,
            raisedIn: [
                "pandas", "polars", "pyarrow", "netCDF4", "h5py", "openpyxl", "sqlite3", "jsonschema", "pandera",
                "fastparquet", "tables", "zarr", "csv", "json", "datetime", "zoneinfo", "_strptime", "dateutil",
                "pyproj",
                "rasterio", "geopandas", "fiona", "shapely", "astropy", "pyreadstat", "lxml", "cftime", "cfgrib",
                "h5netcdf", "Bio",
                "pysam", "nibabel", "pydicom", "mne",
            ],
            because: "what reads or arranges the input refused it"
        ),
        LogRule(
            "input_assertion",
            .exception,
            .data,
            types: ["AssertionError"],
            code: inputCode,
            because: "an assertion of the program about its input does not hold"
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
