"""数据上报: file a report as a file or by typing it in, get the receipt, look after what has been filed."""

from ui import layout
from ui.upload import parts
from ui.wording import t

layout.page_title(t("shell.page_upload"), t("upload.intro"))
parts.draw()
