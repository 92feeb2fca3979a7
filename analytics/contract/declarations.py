"""Reads the declarations and refuses those that do not hold together."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

import pyarrow as pa

HERE = Path(__file__).parent
ORDER = ("schools", "patrol_zones", "hazards", "incidents", "protection", "patrols", "work", "summary")

Channel = Literal["police", "education", "committee"]
Cadence = Literal["monthly", "register", "once"]
Severity = Literal["error", "warning"]
MECHANISMS = ("consultation", "notice", "joint", "inspection", "emergency", "lasting")
"""The notice's six mechanisms of joint response, in its order."""

ARROW_TYPES: dict[str, pa.DataType] = {
    "code": pa.string(),
    "text": pa.string(),
    "choice": pa.string(),
    "township": pa.string(),
    "unit": pa.string(),
    "month": pa.string(),
    "polygon": pa.string(),
    "count": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "datetime": pa.timestamp("s"),
    "boolean": pa.bool_(),
}


class DeclarationError(ValueError):
    """A declaration contradicts itself or another one; says which file and what."""


@dataclass(frozen=True)
class Term:
    """A word of a closed list: stored as ``zh``, understood as any of its spellings."""

    zh: str
    en: str
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.zh, self.en, *self.aliases)


@dataclass(frozen=True)
class Column:
    """A column of a report kind. ``type`` is a key of ``ARROW_TYPES``.

    Counts of work say to which ``measure`` and which of the ``MECHANISMS`` they belong, which channel is their ``owner``, and
    whether months add up (``over`` is "sum") or the last one stands for all ("last": a stock, such as persons listed).
    """

    id: str
    zh: str
    en: str
    type: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    vocabulary: str | None = None
    terms: tuple[Term, ...] = ()
    unit_zh: str = ""
    unit_en: str = ""
    minimum: float | None = None
    example: str = ""
    personal_data: bool = False
    measure: str = ""
    mechanism: str = ""
    owner: str = ""
    over: Literal["sum", "last"] = "sum"

    @property
    def arrow_type(self) -> pa.DataType:
        return ARROW_TYPES[self.type]

    @property
    def headers(self) -> tuple[str, ...]:
        return (self.zh, self.id, self.en, *self.aliases)

    def label(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Rule:
    """A promise about rows: SQL that finds the rows that break it.

    Either ``when`` (a condition over ``rows r`` and what ``join`` adds) or a whole ``query`` that returns ``line, value``.
    The views it may read are listed in ``docs/decisions.md`` under "Rules are SQL over named views".
    """

    code: str
    severity: Severity
    column: str
    when: str = ""
    join: str = ""
    value: str = ""
    query: str = ""

    @property
    def sql(self) -> str:
        if self.query:
            return self.query
        value = self.value or f"r.{self.column}::varchar"
        return f"select r.line, {value} as value from rows r {self.join} where {self.when}"


@dataclass(frozen=True)
class Kind:
    """A report kind: one file of it is one unit's report for one month."""

    id: str
    zh: str
    en: str
    grain_zh: str
    grain_en: str
    measure: str
    channels: tuple[Channel, ...]
    cadence: Cadence
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...]
    common: tuple[Column, ...] = ()
    empty_allowed: bool = False
    format: Literal["table", "document"] = "table"

    def label(self, language: str) -> str:
        return self.zh if language == "zh" else self.en

    @cached_property
    def by_id(self) -> dict[str, Column]:
        return {column.id: column for column in self.columns}

    @cached_property
    def by_header(self) -> dict[str, Column]:
        """Every understood header, folded, to its column; the kind's own columns before the common ones."""
        found: dict[str, Column] = {}
        for column in (*self.columns, *self.common):
            for header in column.headers:
                found.setdefault(fold(header), column)
        return found

    @cached_property
    def arrow_schema(self) -> pa.Schema:
        """Typed rows: the declared columns, the file's line, and the columns that the clerk marked as not applicable."""
        fields = [pa.field(column.id, column.arrow_type) for column in self.columns]
        return pa.schema([*fields, ("line", pa.int64()), ("not_applicable", pa.string())])


@lru_cache(maxsize=65_536)  # the same few headers and words in every file
def fold(text: str) -> str:
    """A header or a word without what clerks vary: width, case, spaces, brackets with a unit, underlines and stars."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = plain.split("(")[0] or plain
    return "".join(c for c in plain if not c.isspace() and c not in "*:_-·[]【】")


def load(folder: Path = HERE) -> dict[str, Kind]:
    """All report kinds in the order in which they depend on each other. Raises DeclarationError."""
    words = _vocabularies(folder)
    common = tuple(_column(entry, words, "common") for entry in _toml(folder / "common.toml")["column"])
    kinds = {name: _kind(name, _toml(folder / f"{name}.toml"), words, common) for name in ORDER}
    for kind in kinds.values():
        _check(kind)
    return kinds


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _vocabularies(folder: Path) -> dict[str, tuple[Term, ...]]:
    return {
        name: tuple(Term(term["zh"], term["en"], tuple(term["aliases"])) for term in terms)
        for name, terms in _toml(folder / "vocabularies.toml").items()
    }


def _column(entry: dict[str, Any], words: dict[str, tuple[Term, ...]], where: str) -> Column:
    vocabulary = entry.get("vocabulary")
    if vocabulary and vocabulary not in words:
        raise DeclarationError(f"{where}.{entry['id']}: no vocabulary {vocabulary!r}")
    aliases = tuple(entry.get("aliases", ()))
    return Column(**{**entry, "aliases": aliases, "terms": words.get(vocabulary or "", ())})


def _kind(name: str, declared: dict[str, Any], words: dict[str, tuple[Term, ...]], common: tuple[Column, ...]) -> Kind:
    columns = tuple(_column(entry, words, name) for entry in declared.pop("column"))
    rules = tuple(Rule(**rule) for rule in declared.pop("rule", ()))
    lists: dict[str, Any] = {field: tuple(declared.pop(field)) for field in ("channels", "key")}
    table = common if declared.get("format", "table") == "table" else ()
    return Kind(id=name, columns=columns, rules=rules, common=table, **lists, **declared)


def _check(kind: Kind) -> None:
    problems = [
        *(f"{c.id}: unknown type {c.type}" for c in kind.columns if c.type not in ARROW_TYPES),
        *(f"{c.id}: a choice needs a vocabulary" for c in kind.columns if (c.type == "choice") != bool(c.vocabulary)),
        *(f"{c.id}: unknown mechanism {c.mechanism}" for c in kind.columns if c.mechanism not in ("", *MECHANISMS)),
        *(f"{c.id}: months cannot be put together by {c.over}" for c in kind.columns if c.over not in ("sum", "last")),
        *(f"key {k} is no required column" for k in kind.key if k not in kind.by_id or not kind.by_id[k].required),
        *(f"rule {r.code}: no column {r.column}" for r in kind.rules if r.column not in kind.by_id),
        *(f"rule {r.code}: needs either when or query" for r in kind.rules if bool(r.when) == bool(r.query)),
        *(f"rule {r.code}: severity {r.severity}" for r in kind.rules if r.severity not in get_args(Severity)),
        *(f"channel {c}" for c in kind.channels if c not in get_args(Channel)),
        *([f"cadence {kind.cadence}"] if kind.cadence not in get_args(Cadence) else []),
        *_shared_headers(kind),
    ]
    if problems:
        raise DeclarationError(f"{kind.id}: " + "; ".join(problems))


def _shared_headers(kind: Kind) -> list[str]:
    owners: dict[str, str] = {}
    return [
        f"header {header!r} belongs to {owners[fold(header)]} and to {column.id}"
        for column in kind.columns
        for header in column.headers
        if owners.setdefault(fold(header), column.id) != column.id
    ]
