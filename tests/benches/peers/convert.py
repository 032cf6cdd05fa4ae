"""Converts each form of standard input's list several times in this process; a JSON line each: seconds, or why it gives up."""

import json
import sys
import time
import warnings

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

warnings.simplefilter("ignore")
for line in sys.stdin:
    path, times = line.rstrip("\n"), []
    try:
        convert(path)  # Not counted: the first run fills caches.
        for _ in range(int(sys.argv[1])):
            start = time.perf_counter()
            convert(path)
            times.append(time.perf_counter() - start)
        print(json.dumps({"seconds": times}))
    except PyXFormError as error:
        print(json.dumps({"refused": str(error)}))
