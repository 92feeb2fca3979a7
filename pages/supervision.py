"""督查问责: what calls for supervision and why, what is ordered and how far it has come, whether it helped."""

from ui import filters, layout
from ui.supervision import acting, gathered, parts, verdict
from ui.wording import t

view = filters.current()
desk = gathered.desk(view)

layout.page_title(t("shell.page_supervision"), t("shell.scope", place=view.place, period=view.period))
acting.notice()
verdict.draw(desk)
parts.draw(desk)
