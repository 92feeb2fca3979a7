"""How much memory a block of code takes at its worst."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psutil


@contextmanager
def peak() -> Iterator[list[int]]:
    """The process's largest resident size within the block, in bytes, looked at every few milliseconds."""
    process, largest, over = psutil.Process(), [0], threading.Event()

    def watch() -> None:
        while not over.wait(0.005):
            largest[0] = max(largest[0], process.memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield largest
    finally:
        over.set()
        watcher.join()
