import RhatchetProtocol

extension LogRules {
    /// For an input that is there, and cannot be read or used.
    static let valueExceptions: [LogRule] = [
        LogRule(
            "damaged_file",
            .exception,
            .data,
            texts: [
                "truncated file", "file signature not found", "unable to synchronously open file",
                "unable to open file",
                "not a parquet file", "magic bytes not found", "unknown file format", "netcdf: hdf error",
                "not a gzipped file", "crc check failed", "compressed file ended", "invalid block type",
                "incorrect header check", "file is not a zip file", "file is not a database", "no such table",
                "unexpected end of data", "cannot be loaded when allow_pickle=false", "pickle data was truncated",
                "did not find a match in any of xarray's", "ran out of input", "corrupt", "error reading",
                "eof: reading array", "cannot reshape array of size 0", "invalid data stream",
                "failed to read all data", "not fully written",
            ],
            because: "an input file is damaged, cut off or of another kind"
        ),
        LogRule(
            "not_finite",
            .exception,
            .data,
            unlessTypes: programTypes,
            texts: [
                "contains nan", "contains inf", "contains missing", "contain nan", "contain missing", "nan or inf",
                "nans or infs", "infs or nans", "infs and nans", "nan to integer", "infinity to integer",
                "non-finite values", "must not contain", "value too large for dtype", "infinity in column",
                "found nan", "is nan", "are nan", "has nan", "have nan", "is not finite", "are not finite",
                "not all finite", "must be finite", "must be non-negative", "outside the support",
                "outside of its support", "out-of-support",
                "must be positive, got",
                "missing values", "non-finite", "null values", "found array with 0 sample", "na values", "missing data",
                "negative count", "not a finite number", "negative values", "has missing", "nan in ", "nans in ",
            ],
            unless: ["keyword argument", "has no attribute"],
            because: "the input holds NaN, Inf, missing or impossible values"
        ),
        LogRule(
            "empty_input",
            .exception,
            .data,
            types: ["ValueError", "AssertionError", "RuntimeError", "Exception"],
            texts: [
                "no objects to concatenate", "empty sequence", "iterable argument is empty", "zero-size array",
                "at least one array", "need at least one array", "no rows", "0 rows", "zero rows", "no samples",
                "0 samples", "no observations", "no data", "input is empty", "is empty", "cannot concatenate empty",
                "no files", "no input", "at least one data point", "nothing to fit", "empty data",
            ],
            unless: ["no data type"],
            because: "the input holds nothing, or nothing is left of it"
        ),
        LogRule(
            "unparsable",
            .exception,
            .data,
            types: ["ValueError", "DateParseError", "TypeError", "InvalidOperation", "ArrowTypeError"],
            texts: [
                "could not convert string", "invalid literal for int", "unable to parse string", "time data",
                "unconverted data remains", "does not match format", "unknown datetime string format",
                "error tokenizing data", "cannot reindex on an axis with duplicate", "could not convert",
                "month must be in", "nonexistent time", "ambiguous time", "day is out of range", "invalid isoformat",
                "not understood as", "unable to avoid",
                "duplicate labels", "duplicate entries", "conversionsyntax", "can not convert",
                "number of columns changed",
                "no columns to parse", "too many values to unpack from row", "does not have enough columns",
            ],
            because: "a value of the input cannot be read as what it should be"
        ),
        LogRule(
            "validation",
            .exception,
            .data,
            types: ["ValidationError"],
            unless: ["settings", "config", "option"],
            because: "a check of what was read, against its schema, failed"
        ),
        LogRule(
            "data_type",
            .exception,
            .data,
            typeParts: [
                "dataerror", "datacheck", "baddata", "invaliddata", "datavalidation", "badinput",
                "schemaerror",
                "checksum", "missingcolumn", "integrityerror", "formaterror", "dataquality", "mergeerror",
                "duplicatekey",
            ],
            because: "the program's own exception names the data"
        ),
        LogRule(
            "read_frame",
            .exception,
            .data,
            types: ["EOFError", "ValueError", "OSError", "error", "Error"],
            unless: ["already exists"],
            raisedIn: [
                "gzip", "zipfile", "tarfile", "json", "csv", "pickle", "lzma", "bz2", "h5py", "netCDF4", "pyarrow",
                "_format_impl", "_npyio_impl",
            ],
            because: "the exception was raised inside the reader of a file"
        ),
    ]
}
