"""From a template's text to a bulletin: headings get their numbers, tables and pictures are made where they are asked for.

A line is a paragraph. ``# ``, ``## `` and ``### `` begin headings, ``> `` a note. ``[table NAME …]``, ``[picture NAME …]``,
``[annex]``, ``[page]``, ``[title] …``, ``[subtitle] …``, ``[to] …``, ``[signature] …``, ``[date] …`` have lines of their own.
"""

import re
from dataclasses import dataclass, field, replace

from analytics.briefing import pictures, tables, template
from analytics.briefing.desk import Desk
from analytics.briefing.model import Block, Bulletin, Heading, PageBreak, Paragraph, Picture, Piece, Table, shown
from analytics.briefing.template import Notes
from analytics.errors import CampusError, UsageError
from analytics.months import is_month
from analytics.wording import say

MONTHLY, YEARLY, OF_TOWNSHIP = "bulletin.txt", "year.txt", "township.txt"
HEADING = re.compile(r"(#{1,3})\s+(.+)")
DIRECTIVE = re.compile(r"\[([a-z]+)\]\s*(.*)|\[(table|picture)\s+(\S+)\s*(.*)\]")
DIGITS = "零一二三四五六七八九"


def of(desk: Desk, *, year_end: bool = False) -> Bulletin:
    """The bulletin of the desk's months, or the year-end report on them, of what its scope lets the reader see.

    Raises UsageError for months that there are none, CampusError for a template that is wrong.
    """
    check_months(desk)
    return composed(desk, YEARLY if year_end else MONTHLY)


def of_township(desk: Desk) -> Bulletin:
    """One township's own sheet: small letters, one page."""
    return composed(desk, OF_TOWNSHIP, compact=True)


def check_months(desk: Desk) -> None:
    """Raises UsageError unless both are months that figures are known of, in their order."""
    for month in (desk.first, desk.last):
        if not is_month(month):
            raise UsageError("unknown_month", month=month)
    if desk.first > desk.last or not any(desk.first <= month for month in desk.history):
        raise UsageError("briefing_no_figures", first=desk.first, last=desk.last)


def composed(desk: Desk, name: str, *, compact: bool = False) -> Bulletin:
    text, notes = template.render(desk, name)
    draft = Draft(desk, notes)
    for line in text.splitlines():
        if line.strip():
            _add(draft, line.strip(), name)
    return Bulletin(
        title=draft.title,
        subtitle=draft.subtitle,
        language=desk.language,
        first=desk.first,
        last=desk.last,
        dated=desk.today,
        final=desk.final,
        figures_of=desk.reader.version,
        blocks=tuple(draft.blocks),
        compact=compact,
    )


@dataclass
class Draft:
    """A bulletin in the making, and how far its headings and annexed tables have been counted."""

    desk: Desk
    notes: Notes
    title: str = ""
    subtitle: str = ""
    annexes: bool = False
    listed: int = 0
    counted: list[int] = field(default_factory=lambda: [0, 0, 0])
    blocks: list[Block] = field(default_factory=list)

    def pieces(self, text: str) -> tuple[Piece, ...]:
        return self.notes.pieces(text)

    def number(self, level: int) -> str:
        """The next number of a heading, as official documents count: 一、（一）1.; annexes by 附件1."""
        self.counted[level - 1] += 1
        self.counted[level:] = [0] * (3 - level)
        count, language = self.counted[level - 1], self.desk.language
        if self.annexes and level == 1:
            return say("bulletin.annex_number", language, number=count)
        counts = chinese(count) if language == "zh" and level < 3 else str(count)
        return say(f"bulletin.number_{level}", language, number=counts)

    def begin_annexes(self) -> None:
        """Annexes are counted anew, and begin on a page of their own."""
        self.annexes, self.counted = True, [0, 0, 0]
        self.blocks.append(PageBreak())


def chinese(number: int) -> str:
    """1 to 99 as headings are counted: 一, 十, 二十三."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return head + (DIGITS[ones] if ones or not tens else "")


def _add(draft: Draft, line: str, name: str) -> None:
    if heading := HEADING.fullmatch(line):
        level = len(heading[1])
        number, annex = draft.number(level), draft.annexes and level == 1
        draft.blocks.append(Heading(level, number, draft.pieces(heading[2]), annex))
    elif line.startswith("> "):
        draft.blocks.append(Paragraph(draft.pieces(line[2:]), "note"))
    elif found := DIRECTIVE.fullmatch(line):
        try:
            _direct(draft, found[1] or found[3], found[2] or "", found[4] or "", (found[5] or "").split())
        except (UsageError, ValueError) as error:
            said = error.words(draft.desk.language) if isinstance(error, UsageError) else str(error)
            raise CampusError("briefing_template", file=name, why=f"{line}: {said}") from error
    else:
        draft.blocks.append(Paragraph(draft.pieces(line)))


def _direct(draft: Draft, word: str, text: str, name: str, arguments: list[str]) -> None:
    if word == "table" and name:
        _placed(draft, tables.make(draft.desk, name, arguments))
    elif word == "picture" and name:
        _placed(draft, _picture(draft, name, arguments))
    elif word in ("title", "subtitle"):
        setattr(draft, word, "".join(shown(piece) for piece in draft.pieces(text)))
    elif word in ("to", "signature", "date"):
        draft.blocks.append(Paragraph(draft.pieces(text), word))  # type: ignore[arg-type]
    elif word == "annex":
        draft.begin_annexes()
    elif word == "page":
        draft.blocks.append(PageBreak())
    else:
        raise UsageError("briefing_unknown_line")


def _picture(draft: Draft, name: str, arguments: list[str]) -> Picture | None:
    """None without a Chinese font on this machine: a picture full of boxes would be worse than none, and a note says so."""
    try:
        return pictures.make(draft.desk, name, arguments)
    except CampusError as error:
        if error.code != "no_chinese_font":
            raise
        missing = Paragraph((say("bulletin.picture_without_font", draft.desk.language),), "note")
        if missing not in draft.blocks:
            draft.blocks.append(missing)
        return None


def _placed(draft: Draft, made: Table | Picture | None) -> None:
    """A table without rows says that there is nothing; a picture of nothing is left out."""
    if isinstance(made, Table) and not made.rows:
        nothing = say("bulletin.table_empty", draft.desk.language, title=made.title)
        draft.blocks.append(Paragraph((nothing,), "note"))
    elif isinstance(made, Table) and draft.annexes:
        draft.listed += 1
        title = say("bulletin.table_numbered", draft.desk.language, number=draft.listed, title=made.title)
        draft.blocks.append(replace(made, title=title))
    elif made is not None:
        draft.blocks.append(made)
