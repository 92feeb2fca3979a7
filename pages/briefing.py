"""通报报告: the bulletin of a month, of the months chosen or of the whole campaign, to read here and to take away."""

from ui import filters, layout
from ui.briefing import downloads, period, preview, written
from ui.wording import t

view = filters.current()
asked = period.asked(view)

layout.page_title(t("shell.page_briefing"), t("briefing.note"))
period.draw()
made = written.bulletin(asked)
if made is not None:
    downloads.draw(made, asked)
    preview.draw(made, asked)
