"""One school's plan on a sheet: laid out for A4 across, with room to write."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from analytics import export
from analytics.contract import KINDS
from analytics.needs import Need, Needs
from analytics.wording import month as month_in_words
from analytics.wording import say

COLUMNS = {
    "number": 6,
    "item": 16,
    "there": 20,
    "required": 25,
    "basis": 48,
    "since": 13,
    "measures": 30,
    "responsible": 16,
    "deadline": 13,
}
"""The plan's columns and their widths in letters; the last three are for the school to fill in."""

TO_FILL_IN = ("measures", "responsible", "deadline")
LINE = 17  # points of height that a line of text takes
HEAD = 2 * LINE + 2  # points of a table's heads, of which some take two lines
LEAST = 3  # lines of a row: room to write by hand
SLACK = 1.12  # letters differ in width from font to font, and words break where they can
A4 = 9


@dataclass(frozen=True)
class Styles:
    """The formats of one workbook."""

    title: Any
    head: Any
    cell: Any
    number: Any
    fill_in: Any
    prose: Any

    @classmethod
    def of(cls, book: xlsxwriter.Workbook) -> "Styles":
        framed = {"border": 1, "text_wrap": True, "valign": "vcenter"}
        return cls(
            title=book.add_format({"bold": True, "font_size": 16, "valign": "vcenter"}),
            head=book.add_format(framed | {"bold": True, "align": "center", "bg_color": "#DDEBF7"}),
            cell=book.add_format(framed),
            number=book.add_format(framed | {"num_format": "#,##0", "align": "right"}),
            fill_in=book.add_format(framed | {"bg_color": "#FFFBE6"}),
            prose=book.add_format({"text_wrap": True, "valign": "top"}),
        )

    def put(self, sheet: Any, line: int, place: int, value: Any) -> None:
        """A cell: a number as a number, text that is never a formula, an empty frame for what is unknown."""
        if isinstance(value, int | float) and value == value:
            sheet.write_number(line, place, value, self.number)
        elif isinstance(value, str) and value:
            sheet.write_string(line, place, export.harmless(value), self.cell)
        else:
            sheet.write_blank(line, place, None, self.cell)

    def for_a4(self, sheet: Any) -> None:
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")


@dataclass(frozen=True)
class PlanSheet:
    """Writes one school's plan from the top down."""

    sheet: Any
    styles: Styles
    language: str

    def write(self, needs: Needs, names: Mapping[str, str]) -> None:
        """``names``: codes of townships and units to words."""
        for place, wide in enumerate(COLUMNS.values()):
            self.sheet.set_column(place, place, wide)
        self.sheet.set_row(0, 30)
        title = say("plan.title", self.language, school=needs.school["school_name"])
        self.sheet.write_string(0, 0, export.harmless(title), self.styles.title)
        line = self._prose(1, self._who(needs, names))
        line = self._prose(line, self._where(needs, names))
        line = self._missing(line, needs)
        for words in self._below(needs):
            line = self._prose(line, words)
        self.sheet.set_row(line + 1, 30)
        self.sheet.write_string(line + 1, 0, say("plan.sign", self.language))
        self.sheet.print_area(0, 0, line + 1, len(COLUMNS) - 1)
        self.styles.for_a4(self.sheet)

    def _who(self, needs: Needs, names: Mapping[str, str]) -> str:
        school = needs.school
        stages = {
            term.zh: (term.zh if self.language == "zh" else term.en) for term in KINDS["schools"].by_id["stage"].terms
        }
        pupils = "—" if school["pupils"] is None else f"{school['pupils']:,.0f}"
        facts = {"code": school["school_code"], "stage": stages.get(school["stage"], ""), "pupils": pupils}
        return self._labelled(facts | {"township": names[school["township_code"]]})

    def _where(self, needs: Needs, names: Mapping[str, str]) -> str:
        month = month_in_words(needs.month, self.language)
        return self._labelled({"unit": names[needs.school["unit"]], "as_of": month})

    def _labelled(self, facts: Mapping[str, str]) -> str:
        between = say("plan.between", self.language)
        words = (
            say("plan.label", self.language, name=say(f"plan.{name}", self.language), value=value)
            for name, value in facts.items()
        )
        return between.join(words)

    def _missing(self, line: int, needs: Needs) -> int:
        """The table of what is missing, or the sentence that nothing is; the line under it."""
        if not needs.missing:
            return self._prose(line, say("plan.nothing_missing", self.language))
        self.sheet.set_row(line, HEAD)
        for place, name in enumerate(COLUMNS):
            self.sheet.write_string(line, place, say(f"plan.{name}", self.language), self.styles.head)
        self.sheet.repeat_rows(line)
        for number, need in enumerate(needs.missing, start=1):
            self._row(line + number, number, need)
        return line + len(needs.missing) + 1

    def _row(self, line: int, number: int, need: Need) -> None:
        texts = {name: getattr(need, name) for name in ("there", "required", "basis", "since")} | {"item": need.name}
        for place, name in enumerate(COLUMNS):
            if name in TO_FILL_IN:
                self.sheet.write_blank(line, place, None, self.styles.fill_in)
            else:
                self.styles.put(self.sheet, line, place, number if name == "number" else texts[name])
        tall = max(lines(text, COLUMNS[name]) for name, text in texts.items())
        self.sheet.set_row(line, LINE * max(tall, LEAST) + 4)

    def _below(self, needs: Needs) -> list[str]:
        comma = say("plan.comma", self.language)
        words = []
        if needs.unclear:
            items = (say("plan.unclear_item", self.language, name=name, state=state) for name, state in needs.unclear)
            words.append(say("plan.unclear", self.language, items=comma.join(items)))
        if needs.remarks:
            words.append(say("plan.remarks", self.language, remarks=comma.join(needs.remarks)))
        for need in needs.promoted:
            words.append(say("plan.promoted", self.language, name=need.name, there=need.there, basis=need.basis))
        return [*words, say("plan.note", self.language)]

    def _prose(self, line: int, words: str) -> int:
        """A sentence over the sheet's whole width; the line under it."""
        self.sheet.merge_range(line, 0, line, len(COLUMNS) - 1, export.harmless(words), self.styles.prose)
        self.sheet.set_row(line, LINE * lines(words, sum(COLUMNS.values())) + 4)
        return line + 1


def lines(text: str, wide: int) -> int:
    """How many lines a text takes in a cell ``wide`` letters wide; a spreadsheet does not work that out when it opens a file."""
    return max(1, math.ceil(export.width(text) * SLACK / (wide - 1)))
