"""One data folder: where the truth and what is derived from it lie."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from analytics import reference, settings

DEFAULT = Path(__file__).parent.parent / "data" / "var"


@dataclass(frozen=True)
class Workspace:
    """A data folder, by default ``CAMPUS_DATA`` or ``data/var``. Nothing is created before something is written."""

    data: Path
    register_file: str = "register.sqlite"

    @classmethod
    def at(cls, data: str | Path | None = None) -> "Workspace":
        return cls(Path(data or os.environ.get("CAMPUS_DATA") or DEFAULT).resolve())

    @property
    def originals(self) -> Path:
        """Submitted bytes, each named by its SHA-256."""
        return self.data / "originals"

    @property
    def rows(self) -> Path:
        """Typed rows as Parquet: ``kind=…/month=…/<name>.parquet``."""
        return self.data / "rows"

    @property
    def register_url(self) -> str:
        return os.environ.get("CAMPUS_REGISTER") or f"sqlite:///{(self.data / self.register_file).as_posix()}"

    @property
    def warehouse(self) -> Path:
        """Built DuckDB files and the pointer that names the one in force."""
        return self.data / "warehouse"

    @cached_property
    def reference_folder(self) -> Path:
        own = self.data / "reference"
        return own if own.is_dir() else reference.SHIPPED

    @property
    def reference(self) -> reference.Reference:
        return reference.load(self.reference_folder)

    @property
    def settings(self) -> settings.Settings:
        return settings.load(self.reference_folder / "settings.toml", self.data / "settings.toml")
