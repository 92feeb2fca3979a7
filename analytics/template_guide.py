"""What stands beside the empty form: a sheet that explains each column, and one that says which school a code means."""

from dataclasses import dataclass
from typing import Any

import xlsxwriter

from analytics.contract import Column, Kind
from analytics.reference import Reference
from analytics.wording import say

HEADER = {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
HEADER_OPTIONAL = HEADER | {"bg_color": "#DDEBF7", "font_color": "#1F1F1F"}
PROSE = {"text_wrap": True, "valign": "top"}
LISTED = 20

School = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """One column of the form and the words its drop-down offers."""

    column: Column
    choices: tuple[str, ...]


def write_guide(book: xlsxwriter.Workbook, kind: Kind, fields: list[Field], language: str) -> None:
    """Title, notes, and one row per column: meaning, unit, required, allowed, example."""
    sheet = book.add_worksheet(say("template.guide", language))
    title, head, prose = (book.add_format(style) for style in ({"bold": True, "font_size": 14}, HEADER_OPTIONAL, PROSE))
    for position, width in enumerate((24, 36, 12, 10, 48, 28)):
        sheet.set_column(position, position, width)
    sheet.write_string(0, 0, kind.label(language), title)
    notes = _notes(kind, language)
    for row, note in enumerate(notes, start=1):
        sheet.write_string(row, 0, note)
    first = len(notes) + 2
    for position, name in enumerate(("column", "meaning", "unit", "required", "allowed", "example")):
        sheet.write_string(first, position, say(f"template.head.{name}", language), head)
    for row, field in enumerate(fields, start=first + 1):
        for position, text in enumerate(_explained(field, language)):
            sheet.write_string(row, position, text, prose)


def _notes(kind: Kind, language: str) -> list[str]:
    grain = kind.grain_zh if language == "zh" else kind.grain_en
    names = ["colours", "common", "nothing", *([] if kind.key else ["one_row"])]
    names += ["empty_allowed"] if kind.empty_allowed else []
    names += ["personal_data"] if any(column.personal_data for column in kind.columns) else []
    return [say("template.grain", language, grain=grain), *(say(f"template.note.{name}", language) for name in names)]


def _explained(field: Field, language: str) -> tuple[str, ...]:
    column = field.column
    separator = say("template.separator", language)
    listed = separator.join(field.choices) if len(field.choices) <= LISTED else say("template.see_list", language)
    return (
        column.label(language),
        say(f"template.type.{column.type}", language),
        column.unit_zh if language == "zh" else column.unit_en,
        say("template.required" if column.required else "template.optional", language),
        listed,
        field.choices[0] if field.choices else column.example or say(f"template.example.{column.type}", language),
    )


def write_schools(book: xlsxwriter.Workbook, schools: list[School], reference: Reference, language: str) -> None:
    """Which school a code of the drop-down means."""
    sheet = book.add_worksheet(say("template.schools", language))
    head = book.add_format(HEADER_OPTIONAL)
    for position, (name, width) in enumerate((("code", 16), ("name", 36), ("township", 16))):
        sheet.set_column(position, position, width)
        sheet.write_string(0, position, say(f"template.school.{name}", language), head)
    for row, school in enumerate(schools, start=1):
        township = reference.area_by_code[school["township_code"]].label(language)
        texts = (school["school_code"], school["name"], township)
        for position, text in enumerate(texts):
            sheet.write_string(row, position, text)
