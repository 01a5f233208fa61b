"""DuckDB: duckdb.sql run by the Python wheel.

    duckdb_peer.py DATA OUT THREADS

The SQL is in duckdb.sql, with what was tried. The wheel and the command line program of PyPI took the same
time; the wheel is newer.
"""
# SPDX-License-Identifier: Apache-2.0
import sys
from pathlib import Path

import duckdb

data, out, threads = sys.argv[1:4]
sql = Path(__file__).with_name("duckdb.sql").read_text(encoding="utf-8")
connection = duckdb.connect(config={"threads": int(threads), "preserve_insertion_order": False})
connection.execute(sql.replace("@DATA@", data).replace("@OUT@", out))
