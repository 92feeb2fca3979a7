"""The monthly bulletin 月度通报, the year-end report, the townships' sheets: text from templates, numbers with their proof.

A ``Desk`` says whose figures of which months; ``of`` makes the bulletin of them, ``write`` a file of that.
"""

from analytics.briefing.compose import of
from analytics.briefing.desk import Desk
from analytics.briefing.files import FORMS, Form, file_name, write
from analytics.briefing.model import Bulletin, Figure
from analytics.briefing.sheets import zipped

__all__ = ["FORMS", "Bulletin", "Desk", "Figure", "Form", "file_name", "of", "write", "zipped"]
