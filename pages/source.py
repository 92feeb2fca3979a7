"""报表来源: one submitted report as it was filed, and the line that a figure was counted from."""

from ui import empty, layout
from ui.source import lines, notes, report
from ui.wording import t

found = report.asked()

layout.page_title(t("shell.page_source"), t("source.intro"))
if found is None:
    empty.nothing_here(t("source.unknown"))
else:
    report.facts(found)
    notes.draw(found)
    lines.draw(found)
    report.versions(found)
