"""报送情况: who has not reported, is it getting better, when is the next report due, can what came be trusted."""

from ui import filters, layout
from ui.reporting import parts
from ui.wording import t

view = filters.current()

layout.page_title(t("shell.page_reporting"), t("shell.scope", place=view.place, period=view.period))
parts.draw(view)
