"""Runs that end since the input is not there or is not what it should be."""

from programs.case import Case

PANDAS = "import numpy as np, pandas as pd\n"
PYMC = "import numpy as np, pymc as pm\n"


def case(name, says, kind, reason, program, **more):
    return Case(name=name, category="data", says=says, type=kind, reason=reason, program=program, **more)


CASES = [
    case("column-renamed-in-the-feed", "'dose_mg'", "KeyError", "the file calls the column dose, the program dose_mg",
         PANDAS + "d = pd.read_csv('dose.csv')\nprint(len(d), 'rows')\nprint(d.groupby('dose_mg').mean())\n", files={"dose.csv": "dose,y\n1,2\n2,3\n"}),
    case("index-label-missing", "'2024-02-30'", "KeyError", "the date that the program asks for is not in the series",
         PANDAS + "s = pd.Series([1.0, 2.0], index=['2024-01-01', '2024-01-02'])\nprint(s.loc['2024-02-30'])\n"),
    case("dropped-column-missing", "not found in axis", "KeyError", "a column that is to be dropped is not in the file",
         PANDAS + "d = pd.read_csv('d.csv')\nprint(d.drop(columns=['weight', 'remark']))\n", files={"d.csv": "weight,y\n1,2\n"}, python=6),
    case("xarray-input-variable", "rain", "KeyError", "the input data set has no variable rain",
         "import xarray as xr\nweather = xr.Dataset({'rainfall': ('t', [1.0, 2.0])})\nweather.to_netcdf('weather.nc', engine='h5netcdf')\n"
         "with xr.open_dataset('weather.nc', engine='h5netcdf') as weather:\n    print(weather['rain'].mean())\n"),
    case("comma-decimals", "could not convert string to float", "ValueError", "the numbers of the file are written with commas",
         PANDAS + "d = pd.read_csv('d.csv', sep=';')\nprint('read', d.shape)\nprint(d['y'].astype(float).mean())\n", files={"d.csv": "x;y\n1;2,5\n2;3,5\n"}),
    case("integer-with-nan", "NA or inf", "IntCastingNaNError", "a count is missing in one row, so that the column is no integer",
         PANDAS + "d = pd.read_csv('d.csv')\nprint(d['n'].astype(int).sum())\n", files={"d.csv": "n,y\n1,2\n,3\n"}),
    case("loadtxt-broken-row", "number of columns changed", "ValueError", "the third row of the table has one number less",
         "import numpy as np\nprint(np.loadtxt('t.txt').mean())\n", files={"t.txt": "1 2 3\n4 5 6\n7 8\n"}),
    case("npz-without-the-array", "is not a file in the archive", "KeyError", "the archive of the input has no array y",
         "import numpy as np\nnp.savez('in.npz', x=np.ones(3))\nprint('reading in.npz')\nprint(np.load('in.npz')['y'].mean())\n"),
    case("npy-cut-off", "Failed to read all data for array", "ValueError", "the array file of the input is cut off in the middle",
         "import numpy as np\nnp.save('in.npy', np.ones((50, 4)))\nb = open('in.npy', 'rb').read()\nopen('in.npy', 'wb').write(b[:900])\nprint(np.load('in.npy').mean())\n"),
    case("hdf5-is-something-else", "file signature not found", "OSError", "the input is a text with the name of an HDF5 file",
         "import h5py\nopen('maps.h5', 'w').write('404 not found')\nwith h5py.File('maps.h5') as f:\n    print(list(f))\n", python=5),
    case("hdf5-without-the-dataset", "object 'counts' doesn't exist", "KeyError", "the HDF5 file of the input lacks the data set counts",
         "import h5py\nwith h5py.File('maps.h5', 'w') as f:\n    f['count'] = [1, 2]\nwith h5py.File('maps.h5') as f:\n    print(f['counts'][:].sum())\n"),
    case("gzip-cut-off", "Compressed file ended", "EOFError", "the compressed input ends in the middle",
         PANDAS + "import gzip\nb = gzip.compress(b'x,y\\n' + b'1,2\\n' * 9000)\nopen('d.csv.gz', 'wb').write(b[:60])\nprint(pd.read_csv('d.csv.gz').mean())\n"),
    case("parquet-is-a-csv", "Parquet magic bytes not found", "ArrowInvalid", "the input named .parquet is a CSV file",
         PANDAS + "open('d.parquet', 'w').write('x,y\\n1,2\\n' * 20)\nprint(pd.read_parquet('d.parquet'))\n", python=6),
    case("json-lines-not-json", "Extra data", "JSONDecodeError", "the input has an object per line, the program reads one",
         "import json\nprint(json.load(open('d.json'))['y'])\n", files={"d.json": '{"y": 1}\n{"y": 2}\n'}),
    case("pickle-cut-off", "pickle data was truncated", "UnpicklingError", "the pickled input is cut off",
         "import pickle\nb = pickle.dumps(list(range(5000)))\nopen('d.pkl', 'wb').write(b[:200])\nprint(sum(pickle.load(open('d.pkl', 'rb'))))\n"),
    case("sqlite-table-missing", "no such table", "OperationalError", "the database of the input has no table visits",
         "import sqlite3\nc = sqlite3.connect('d.db')\nprint('reading visits')\nprint(c.execute('select * from visits').fetchall())\n"),
    case("month-thirteen", "month must be in 1..12", "ValueError", "a date of the input has month 13",
         "import datetime\nfor row in open('days.txt'):\n    print(datetime.date(*map(int, row.split('-'))))\n", files={"days.txt": "2024-11-30\n2024-13-01\n"}),
    case("nan-in-the-input-told-pymc6", "Initial evaluation of model at starting point failed", "SamplingError", "two readings are NaN, which the program tells before",
         PYMC + "x = np.array([0.1, np.nan, 0.4, np.nan])\nprint('readings: 4, of which nan: 2')\nwith pm.Model():\n    b = pm.Normal('b')\n"
         "    pm.Normal('y', b * x, 1, observed=np.zeros(4))\n    pm.sample(50, tune=50, chains=2, cores=1, nuts_sampler='pymc', progressbar=False)\n", python=6),
    case("own-validation-class", "has 3 readings outside", "InvalidDataError", "the program's own check refuses three readings",
         "class InvalidDataError(Exception): pass\nprint('checking 200 readings')\nraise InvalidDataError('sensor 7 has 3 readings outside of [0, 1]')\n"),
    case("own-words-missing-column", "missing column", None, "the program's own check finds a column missing and ends with 2",
         "import sys\nprint('loading claims.csv', flush=True)\nsys.exit('error: missing column \"exposure\" in claims.csv')\n"),
    case("missing-file-in-a-worker", "No such file or directory: 'part-3.csv'", "FileNotFoundError", "a worker process does not find its part of the input",
         "from concurrent.futures import ProcessPoolExecutor\ndef read(n):\n    return open(f'part-{n}.csv').read()\nif __name__ == '__main__':\n"
         "    for n in range(3): open(f'part-{n}.csv', 'w').write('1')\n    with ProcessPoolExecutor(2) as pool:\n        print(list(pool.map(read, range(4))))\n"),
    case("folder-instead-of-a-file", "Is a directory", "IsADirectoryError", "the path of the input is a folder",
         "import os\nos.mkdir('observations')\nprint(open('observations').read())\n"),
    case("stan-data-too-short", "mismatch in dimension declared and found in context", None, "the Stan data give N = 8 and seven values of y",
         "print('id = 1 (Default)\\ndata\\n  file = schools.json\\nseed = 12 (Default)\\nnum_threads = 1 (Default)')\n",
         transcribed="\nException: mismatch in dimension declared and found in context; processing stage=data initialization; variable name=y; position=0; dims declared=(8); dims found=(7) (in '/home/kit/model/schools.stan', line 3, column 2 to column 15)\n",
         source="https://mc-stan.org/docs/cmdstan-guide/", ends=(1, None)),
    case("stan-nan-in-y", "Random variable[5] is nan", None, "the fifth observation is NaN: every start of Stan fails for it",
         "print('seed = 4 (Default)\\nnum_threads = 1 (Default)\\n')\n",
         transcribed="Rejecting initial value:\n  Error evaluating the log probability at the initial value.\nException: normal_lpdf: Random variable[5] is nan, but must be not nan! (in '/home/kit/model/m.stan', line 9, column 2 to column 24)\n" * 6
         + "\nInitialization between (-2, 2) failed after 100 attempts. \n Try specifying initial values, reducing ranges of constrained values, or reparameterizing the model.\nInitialization failed.\n",
         source="https://mc-stan.org/docs/cmdstan-guide/", ends=(1, None)),
    case("netcdf-unknown-format", "NetCDF: Unknown file format", "OSError", "the input is not a NetCDF file",
         "print('opening era5.nc')\n",
         transcribed='Traceback (most recent call last):\n  File "/home/kit/model/train.py", line 7, in <module>\n    era = netCDF4.Dataset("era5.nc")\n'
         '  File "src/netCDF4/_netCDF4.pyx", line 2521, in netCDF4._netCDF4.Dataset.__init__\n  File "src/netCDF4/_netCDF4.pyx", line 2158, in netCDF4._netCDF4._ensure_nc_success\n'
         "OSError: [Errno -51] NetCDF: Unknown file format: 'era5.nc'\n", source="https://unidata.github.io/netcdf4-python/", ends=(1, None)),
]
