"""Chance that anybody can draw again: the raw stream of PCG64, which numpy keeps the same in every version."""

import numpy as np
from numpy.typing import NDArray


class Chance:
    """Whole numbers from one seed. Only the raw stream is used: numpy promises that it never changes."""

    def __init__(self, seed: int) -> None:
        self._stream = np.random.PCG64(seed)

    def below(self, top: int, shape: tuple[int, ...]) -> NDArray[np.int64]:
        """Whole numbers from 0 to top - 1, each as likely."""
        return (self.shares(shape) * top).astype(np.int64)

    def shares(self, shape: tuple[int, ...]) -> NDArray[np.float64]:
        """Numbers from 0 up to 1, in 53 bits."""
        raw = self._stream.random_raw(int(np.prod(shape)))
        whole = np.asarray(raw, dtype=np.uint64) >> np.uint64(11)
        return np.asarray(whole.reshape(shape) * 2.0**-53, dtype=np.float64)
