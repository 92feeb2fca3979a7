"""Each township's own sheet, one page each, in one ZIP."""

import io
import zipfile
from dataclasses import replace

from analytics.briefing import compose
from analytics.briefing.desk import Desk
from analytics.briefing.files import Form, write
from analytics.wording import say

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can say: the same sheets give the same bytes


def zipped(desk: Desk, form: Form) -> bytes:
    """A file for each township that the reader may see, named by its code and name."""
    compose.check_months(desk)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for area in desk.townships:
            sheet = compose.of_township(replace(desk, area=area.code, above=desk))
            label = area.label(desk.language)
            name = say("bulletin.file_sheet", desk.language, code=area.code, name=label, month=desk.last)
            archive.writestr(zipfile.ZipInfo(f"{name}.{form}", EARLIEST), write(sheet, form, desk.workspace))
    return packed.getvalue()
