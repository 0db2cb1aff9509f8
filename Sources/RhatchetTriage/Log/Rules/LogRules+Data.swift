import RhatchetProtocol

extension LogRules {
    static let dataExceptions = missingExceptions + valueExceptions

    private static let missingExceptions: [LogRule] = [
        LogRule(
            "nan_input",
            .exception,
            .data,
            texts: ["entries are not supported", "input contains nan", "input contains infinity"],
            and: ["nan", "infinity"],
            because: "what was handed to the library has entries that are no numbers"
        ),
        LogRule(
            "missing_script",
            .exception,
            .implementation,
            types: ["FileNotFoundError"],
            raisedIn: ["subprocess", "multiprocessing"],
            because: "a program that the code calls is not there"
        ),
        LogRule(
            "missing_folder",
            .exception,
            .implementation,
            types: ["FileNotFoundError", "NotADirectoryError", "IsADirectoryError"],
            code: writing,
            because: "the folder into which the program writes is not there, or its path is wrong"
        ),
        LogRule(
            "missing_file",
            .exception,
            .data,
            types: ["FileNotFoundError", "IsADirectoryError", "NotADirectoryError"],
            because: "an input file was not found"
        ),
        LogRule(
            "read_denied",
            .exception,
            .data,
            types: ["PermissionError"],
            because: "an input file may not be read"
        ),
        LogRule(
            "draws_variable",
            .exception,
            .implementation,
            types: ["KeyError"],
            raisedIn: ["xarray", "arviz", "arviz_base", "arviz_stats"],
            code: ["posterior", "idata", "trace", "sample_stats", "summary", "prior"],
            because: "the program asks its own draws for a variable that the model does not have"
        ),
        LogRule(
            "missing_column",
            .exception,
            .data,
            types: ["KeyError"],
            raisedIn: ["pandas", "polars", "xarray", "pyarrow", "h5py", "numpy/lib/_npyio_impl"],
            because: "the KeyError was raised inside a data frame or data file: a column or label is missing"
        ),
        LogRule(
            "missing_field",
            .exception,
            .data,
            types: ["KeyError", "IndexError"],
            code: [
                "rows", "split(", "fields[", "cells[", "parts[", "json.load", "row[", "rec[", "record[", "dictreader",
                "payload[", "entry[", "csv.", "line[", "df[",
                "frame[",
                "table[", "obs[",
            ],
            because: "the program asks a record of its input for a field that is not there"
        ),
        LogRule(
            "missing_column_message",
            .exception,
            .data,
            texts: [
                "must have columns", "missing column", "no such column", "columns are missing", "not found in axis",
                "usecols do not match columns", "not in index", "unable to find column", "field not found",
                "is not a file in the archive", "unable to synchronously open object", "no match for fieldref",
                "missing required column", "netcdf: attribute not found", "missing columns", "lacks column",
                "has no column",
                "column not found", "no column named", "unknown column", "columns not found", "not a column",
                "unseen labels", "names don't match", "conversion from `",
                "required property", "field required", "variables could not be found", "no variable named",
            ],
            unless: ["no module named", "no attribute"],
            because: "the message names a column or a data set that the input does not have"
        ),
        LogRule(
            "frame_reader",
            .exception,
            .data,
            types: [
                "ColumnNotFoundError", "EmptyDataError", "ParserError", "ComputeError", "NoDataError",
                "UnicodeDecodeError", "JSONDecodeError", "BadZipFile", "BadGzipFile", "ArrowInvalid", "UnpicklingError",
                "LZMAError", "ReadError", "SchemaError", "SchemaFieldNotFoundError", "OutOfBoundsDatetime",
                "DateParseError", "CParserError", "YAMLError", "ScannerError", "IntCastingNaNError", "MergeError",
                "InvalidIndexError", "DatabaseError", "ConversionException", "InvalidInputException", "SchemaErrors",
                "UnicodeError", "DuplicateError", "OutOfBoundsTimedelta", "NonExistentTimeError", "AmbiguousTimeError",
                "ShapeDataError", "InvalidFileException", "LargeZipFile", "CRCError", "XMLSyntaxError",
                "TOMLDecodeError", "UndefinedTable", "GroupNotFoundError", "ArrayNotFoundError", "PathNotFoundError",
                "HTTPError", "UndefinedColumn", "InvalidTextRepresentation", "CatalogException",
                "NoSuchKey", "BadFileError", "DataSourceError", "SchemaErrorGroup", "SASReadError", "ReadStatError",
            ],
            unless: ["error 5", "500 ", "502 ", "503 ", "504 ", "429", "error 401", "error 403"],
            because: "the reader of an input could not make sense of it"
        ),
    ]
}
