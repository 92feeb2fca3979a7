"""An invented county: its units file their reports through the same door as real ones.

``files`` makes the reports as files; ``create`` submits them to an empty data folder and builds the warehouse.
"""

from analytics.demo.create import Created, create, is_filled
from analytics.demo.made import DemoFile, files

__all__ = ["Created", "DemoFile", "create", "files", "is_filled"]
