"""How the sheets of an error workbook look."""

from dataclasses import dataclass
from typing import Any

from analytics import export
from analytics.intake.own_workbook import shown

ERROR, WARNING = "#F8CBAD", "#FFF2CC"


@dataclass(frozen=True)
class Styles:
    """The formats of one workbook."""

    title: Any
    strong: Any
    head: Any
    prose: Any
    number: Any
    link: Any
    cell: Any
    text: Any
    heads: Any
    bad: dict[str, Any]
    severity: dict[str, Any]

    @classmethod
    def of(cls, book: Any) -> "Styles":
        framed = {"border": 1, "valign": "top", "text_wrap": True}
        # As text, or the spreadsheet would turn what is typed there: 001 into 1 and 5-6 into a day.
        text = {"num_format": "@"}
        colours = {"error": ERROR, "warning": WARNING}
        return cls(
            title=book.add_format({"bold": True, "font_size": 14}),
            strong=book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            head=book.add_format({"bold": True, "border": 1, "bg_color": "#DDEBF7", "text_wrap": True}),
            prose=book.add_format({"text_wrap": True, "valign": "top"}),
            number=book.add_format(framed | {"num_format": "#,##0"}),
            link=book.add_format(framed | {"font_color": "#0563C1", "underline": 1}),
            cell=book.add_format(framed),
            text=book.add_format(text),
            heads=book.add_format(text | {"bold": True, "bg_color": "#DDEBF7", "border": 1}),
            bad={name: book.add_format(text | {"bg_color": colour, "border": 1}) for name, colour in colours.items()},
            severity={name: book.add_format(framed | {"bg_color": colour}) for name, colour in colours.items()},
        )

    def heads_of(self, sheet: Any, line: int, heads: list[str]) -> None:
        for place, head in enumerate(heads):
            sheet.write_string(line, place, head, self.head)

    def put(self, sheet: Any, line: int, place: int, value: str | int | None) -> None:
        """A cell of a table: a number as a number, text that is never a formula."""
        if isinstance(value, int):
            sheet.write_number(line, place, value, self.number)
        else:
            sheet.write_string(line, place, shown(value or "")[: export.CELL_LENGTH], self.cell)
