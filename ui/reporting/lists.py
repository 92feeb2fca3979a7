"""The lists of the part 数据质量 in the reader's words: warnings, counts that stand out, zeros, nil reports, open flags."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa

from analytics import problem_words, queries
from analytics.contract import KINDS
from analytics.flags import Finding
from analytics.problems import Problem
from analytics.warehouse import Query
from ui import rowtable, store, wording
from ui.choices import checks
from ui.filters import Filters
from ui.reporting import flagging
from ui.reporting.findings import SHOWN, Findings
from ui.reporting.gathered import NIL, Gathered
from ui.wording import t

TAKEN = 1_000_000  # rows that a spreadsheet can hold
WARNED = ("unit", "month", "kind", "told", "column", "alike", "line", "file_name")
NOTICED = ("unit", "month", "item", "value", "median", "past", "score")


def of(name: str, gathered: Gathered, view: Filters, narrowed: Mapping[str, str]) -> Findings:
    """The list of that name (one of ``checks.FINDINGS``)."""
    if name == "warning":
        return _warnings(gathered, view, narrowed)
    if name == "nil":
        return _nil(gathered.nil)
    if name == "flag":
        return _flags(gathered)
    return _unusual(gathered.outliers if name == "outlier" else gathered.zeros)


def _warnings(gathered: Gathered, view: Filters, narrowed: Mapping[str, str]) -> Findings:
    month = narrowed.get("month")
    asked: dict[str, Any] = {name: narrowed.get(name) for name in ("kind", "code", "unit", "channel")}
    query = partial(queries.warning_rows, view.towns, month or view.first, month or view.last, but=NIL, **asked)
    rows, language, units = store.fetch(query(limit=SHOWN)), wording.language(), rowtable.units()
    subject = "warning:" + rows["unit"] + ":" + rows["month"] + ":" + rows["kind"] + "." + rows["code"]
    heads = _heads(WARNED)
    return Findings(
        _told(rows, language, units).assign(subject=subject),
        heads,
        int(gathered.warnings["listed"].sum()),
        partial(_all_warnings, query(limit=TAKEN), language, units, tuple(heads.values())),
    )


def _all_warnings(query: Query, language: str, units: Mapping[str, str], heads: tuple[str, ...]) -> pa.Table:
    rows = _told(store.arrow(query).to_pandas(), language, units)
    return pa.Table.from_pandas(rows[list(WARNED)], preserve_index=False).rename_columns(list(heads))


def _told(rows: pd.DataFrame, language: str, units: Mapping[str, str]) -> pd.DataFrame:
    """The rows of ``queries.warning_rows`` in words. Made outside the reader's session too, for files."""
    names = ("code", "kind", "column", "value")
    said = [_sentence(*line, language) for line in rows[list(names)].astype(object).itertuples(index=False)]
    return rows.assign(
        unit=rows["unit"].map(dict(units)),
        kind=rows["kind"].map({kind.id: kind.label(language) for kind in KINDS.values()}),
        told=[sentence for sentence, _ in said],
        column=[head for _, head in said],
    )


def _sentence(code: str, kind: str, column: Any, value: Any, language: str) -> tuple[str, str]:
    problem = Problem(code, "warning", None, _known(column), _known(value))
    return problem_words.sentence(problem, language), problem_words.column(problem, KINDS[kind], language)


def _known(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)


def _unusual(rows: pd.DataFrame) -> Findings:
    """Counts that stand out, or zeros; of a report of nothing but zeros the whole is told in place of the count."""
    far = rows["score"].abs().fillna(0)
    rows = rows.assign(far=far).sort_values(["month", "far"], ascending=False, kind="stable")
    whole = rows["finding"] == "all_zero"
    about = [
        t("quality.all_zero", count=int(value)) if all_ else checks.item(item)
        for all_, item, value in zip(whole, rows["item"], rows["value"], strict=True)
    ]
    named = rows["item"].where(~whole, "")
    subject = rows["finding"] + ":" + rows["unit"] + ":" + rows["month"] + (":" + named).where(~whole, "")
    told = _named(rows).assign(item=about, value=rows["value"].where(~whole, 0), subject=subject)
    return Findings.whole(told, _heads(NOTICED))


def _nil(rows: pd.DataFrame) -> Findings:
    subject = "nil:" + rows["unit"] + ":" + rows["month"] + ":" + rows["kind"]
    kinds = rows["kind"].map({kind.id: wording.label(kind) for kind in KINDS.values()})
    told = _named(rows).assign(kind=kinds, subject=subject, line=None)
    return Findings.whole(told, _heads(("unit", "month", "kind", "in_a_row")))


def _flags(gathered: Gathered) -> Findings:
    """The flags that stand, the one that waits longest first; each says of what it is."""
    about = [Finding.of(subject) for subject in gathered.flags]
    rows = pd.DataFrame(
        {
            "subject": list(gathered.flags),
            "sort": [t(f"quality.sort_{finding.sort}") for finding in about],
            "unit": [finding.unit for finding in about],
            "month": [finding.month for finding in about],
            "item": [_item(finding) for finding in about],
            "note": [flag.why for flag in gathered.flags.values()],
            "actor": [flag.actor for flag in gathered.flags.values()],
            "at": [flagging.moment(flag) for flag in gathered.flags.values()],
        }
    )
    told = _named(rows).assign(submission=None, line=None)
    return Findings.whole(told, _heads(("sort", "unit", "month", "item", "note", "actor", "at")))


def _item(finding: Finding) -> str:
    """What the finding is about, in words."""
    if finding.sort == "warning":
        kind, _, code = finding.item.partition(".")
        return t("quality.of_kind", kind=_kind(kind), what=checks.warning(code))
    if finding.sort == "nil":
        return _kind(finding.item)
    return checks.item(finding.item) if finding.item else t("quality.whole_report")


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    """With the units' names. Months stay as they are: so they can be put in order."""
    return rows.assign(unit=rows["unit"].map(rowtable.units()))


def _kind(code: str) -> str:
    return wording.label(KINDS[code]) if code in KINDS else code


def _heads(names: tuple[str, ...]) -> dict[str, str]:
    return {name: t(f"quality.head_{name}") for name in names}
