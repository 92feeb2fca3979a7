"""What an analyst may tune: the reference folder's ``settings.toml``, overridden key by key by the data folder's."""

import re
import tomllib
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from analytics.months import month_after, month_end
from analytics.supervision.rules import Rule, declared
from analytics.wording import LANGUAGES

LISTS = ("holiday_months", "malicious_kinds", "accident_kinds", "sensitive_kinds")


class SettingsError(ValueError):
    """The settings file cannot be used; says which key and why."""


@dataclass(frozen=True)
class GuardRule:
    """Guards a school needs: ``guards`` from ``pupils_from`` on, one more per further ``per_pupils``.

    ``verified``: whether the figures have been held against the text of ``source``.
    """

    in_force_from: date
    source: str
    pupils_from: int
    guards: int
    per_pupils: int
    verified: bool = True


@dataclass(frozen=True)
class Settings:
    """See ``data/reference/settings.toml`` for what each one means."""

    first_month: str
    last_month: str
    summary_due: date
    due_day: int
    due_inclusive: bool
    report_within_hours: float
    repeat_window_months: int
    malicious_kinds: tuple[str, ...]
    accident_kinds: tuple[str, ...]
    sensitive_kinds: tuple[str, ...]
    outlier_z: float
    outlier_past: int
    zero_past: int
    zero_median: float
    holiday_months: tuple[int, ...]
    duplicate_days: int
    duplicate_hours: float
    few_cases: int
    short_of_target: float
    noticeable_share: float
    incomplete_below: float
    guard_rules: tuple[GuardRule, ...]
    # Younger than some counties' own lists: what one leaves out is as the shipped list has it.
    forbidden_place_m: float = 200
    tile_url: str = ""
    tile_attribution: str = ""
    # What supervision goes by. No figure depends on it: left out of the representation, which names a warehouse.
    supervision: tuple[Rule, ...] = field(default=(), repr=False)
    target_due: str = field(default="", repr=False)
    order_days: int = field(default=15, repr=False)
    recheck_days: int = field(default=30, repr=False)
    relapse_days: int = field(default=90, repr=False)
    round_schools: int = field(default=18, repr=False)
    round_teams: int = field(default=3, repr=False)
    visit_months: int = field(default=12, repr=False)
    visit_weights: tuple[tuple[str, float], ...] = field(default=(), repr=False)
    # When reminders go out and of which incidents the county is told at once.
    before_days: tuple[int, ...] = field(default=(3, 1), repr=False)
    after_days: tuple[int, ...] = field(default=(1, 3, 7), repr=False)
    catch_up_days: int = field(default=7, repr=False)
    remind_language: str = field(default="zh", repr=False)
    serious_deaths: int = field(default=1, repr=False)
    serious_injuries: int = field(default=1, repr=False)
    serious_kinds: tuple[str, ...] = field(default=(), repr=False)
    serious_days: int = field(default=30, repr=False)

    def due(self, month: str) -> date:
        """The last day on which a report of ``month`` is on time."""
        named = date.fromisoformat(f"{month_after(month)}-{self.due_day:02d}")
        return named if self.due_inclusive else named - timedelta(days=1)

    @property
    def targets_due(self) -> date:
        """The day by which the notice's targets are to be reached: that of the settings, else the campaign's last."""
        return date.fromisoformat(self.target_due) if self.target_due else month_end(self.last_month)

    def guard_rules_on(self, day: date) -> tuple[GuardRule, ...]:
        """The steps of the rule on guards that is in force on a day, the fewest pupils first; none before the first rule."""
        begun = [rule.in_force_from for rule in self.guard_rules if rule.in_force_from <= day]
        steps = (rule for rule in self.guard_rules if begun and rule.in_force_from == max(begun))
        return tuple(sorted(steps, key=lambda rule: rule.pupils_from))


def load(*files: Path) -> Settings:
    """The settings of all files that exist, later ones winning key by key; cached until one changes.

    Raises SettingsError.
    """
    return _load(files, tuple(file.stat().st_mtime_ns if file.exists() else None for file in files))


@lru_cache(maxsize=32)
def _load(files: tuple[Path, ...], stamps: tuple[int | None, ...]) -> Settings:
    values: dict[str, Any] = {"supervision": []}
    for file in files:
        if file.exists():
            given = _flat(file)
            values |= given | {"supervision": [*values["supervision"], *given.get("supervision", ())]}
    known = {field.name for field in fields(Settings)}
    needed = {field.name for field in fields(Settings) if field.default is MISSING}
    if wrong := sorted((needed - values.keys()) | (values.keys() - known)):
        raise SettingsError(f"{files[-1].name}: missing or unknown: {', '.join(wrong)}")
    try:
        return Settings(**_typed(values))
    except (TypeError, ValueError) as error:
        raise SettingsError(f"{files[-1].name}: {error}") from error


def _flat(file: Path) -> dict[str, Any]:
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file.name}: {error}") from error
    arrays = {name: said.pop(name) for name in ("guard_rules", "supervision") if said.get(name)}
    return {key: value for section in said.values() for key, value in section.items()} | arrays


def _tiles(url: str) -> str:
    """The address of map pictures as it was given. Raises ValueError: a browser would only leave the map blank."""
    if url and not (
        re.match(r"https?://[^/\s{}]+/", url) and all(url.count(part) == 1 for part in ("{z}", "{x}", "{y}"))
    ):
        raise ValueError(f'tile_url must be like "http://tiles.example/{{z}}/{{x}}/{{y}}.png": {url}')
    return url


def _typed(values: dict[str, Any]) -> dict[str, Any]:
    for key in ("before_days", "after_days", "serious_kinds"):
        values[key] = tuple(values.get(key, getattr(Settings, key)))
    if not all(isinstance(days, int) and days >= 0 for days in (*values["before_days"], *values["after_days"])):
        raise ValueError("before_days, after_days")
    if values.get("remind_language", "zh") not in LANGUAGES:
        raise ValueError("remind_language")
    return values | {
        "summary_due": date.fromisoformat(values["summary_due"]),
        "tile_url": _tiles(values.get("tile_url", "")),
        "supervision": declared(values["supervision"]),
        "visit_weights": tuple(dict(values.get("visit_weights", {})).items()),
        **{key: tuple(values[key]) for key in LISTS},
        "guard_rules": tuple(
            GuardRule(**rule | {"in_force_from": date.fromisoformat(rule["in_force_from"])})
            for rule in values["guard_rules"]
        ),
    }
