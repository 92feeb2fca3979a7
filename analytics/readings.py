"""Files that were read lately: a clerk who looks at a file, chooses its month and accepts it has it read once."""

import threading
from collections import OrderedDict

from analytics import intake
from analytics.contract import Kind
from analytics.intake import Reading
from analytics.reference import Reference

HELD_BYTES = 256 * 2**20

Key = tuple[str, str, Kind]


class Readings:
    """Readings by the file's hash, name and kind, the least used going first when they grow too large together."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._held: OrderedDict[Key, tuple[Reference, Reading, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key, reference: Reference) -> Reading | None:
        """None too where it was read with other lists of places and units."""
        with self._lock:
            held = self._held.get(key)
            if held is None or held[0] is not reference:
                return None
            self._held.move_to_end(key)
            return held[1]

    def put(self, key: Key, reference: Reference, reading: Reading) -> None:
        size = reading.rows.nbytes + reading.problems.nbytes + reading.stated.nbytes
        if size > self.limit:
            return
        with self._lock:
            self._held[key] = (reference, reading, size)
            while sum(held[2] for held in self._held.values()) > self.limit:
                self._held.popitem(last=False)


_held = Readings(HELD_BYTES)


def read(content: bytes, sha256: str, name: str, kind: Kind, reference: Reference) -> Reading:
    """What ``intake.read`` says of these bytes; ``kind`` may understand a unit's own headers."""
    key = (sha256, name, kind)
    reading = _held.get(key, reference)
    if reading is None:
        reading = intake.read(content, name, kind, reference)
        _held.put(key, reference, reading)
    return reading
