"""A bulletin as a file."""

from typing import Literal, get_args

from analytics.briefing.desk import Desk
from analytics.briefing.model import Bulletin
from analytics.wording import say
from analytics.workspace import Workspace

Form = Literal["docx", "pdf", "xlsx"]
FORMS: tuple[Form, ...] = get_args(Form)


def write(bulletin: Bulletin, form: Form, workspace: Workspace) -> bytes:
    """Raises CampusError for a PDF on a machine without Chinese fonts."""
    if form == "docx":
        from analytics.briefing import docx

        return docx.write(bulletin)
    if form == "pdf":
        from analytics.briefing import pdf

        return pdf.write(bulletin, workspace)
    from analytics.briefing import xlsx

    return xlsx.write(bulletin)


def file_name(desk: Desk, form: Form, *, year_end: bool = False, sheets: bool = False) -> str:
    """What the file is called, in the desk's language."""
    kind = "sheets" if sheets else "year" if year_end else "month" if desk.is_month else "range"
    months = {"month": desk.last, "first": desk.first, "last": desk.last}
    return say(f"bulletin.file_{kind}", desk.language, **months, form=form) + (".zip" if sheets else f".{form}")
