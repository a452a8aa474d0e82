"""numpy, imported with one thread: two wait for each other longer than they work, and cost three times as much."""

import os
from typing import Any, Final

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(_name, "1")

import numpy as np  # noqa: E402  it reads the variables when it is imported

__all__ = ["DAMAGED", "Numbers", "np"]

Numbers = np.ndarray[Any, np.dtype[Any]]
DAMAGED: Final = (Exception,)
"""What reading a file of the network may raise where it is missing, cut off or not ours.

Archive, compression, header and array each have errors of their own, without a common kind; one that is not named here
would end a summary for which the network is not needed.
"""
