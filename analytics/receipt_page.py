"""The receipt as one small HTML file that needs nothing else: any browser shows it, prints it, or saves it as a PDF."""

from collections.abc import Iterable
from html import escape

from analytics import receipts
from analytics.register import Submission
from analytics.wording import say
from analytics.workspace import Workspace

# The fonts are the reader's own: the Chinese ones of Windows, macOS and Linux, in this order.
STYLE = """
@page { size: A4; margin: 20mm; }
body { font: 15px/1.7 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", SimSun, sans-serif;
  color: #1c2733; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.05rem; margin: 1.5rem 0 .4rem; }
p { margin: .2rem 0 1rem; color: #5a6672; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #cfd6dd; padding: .35rem .6rem; text-align: left; vertical-align: top; font-weight: 400; }
th { width: 12em; background: #f3f6f9; } td { overflow-wrap: anywhere; }
tr { break-inside: avoid; }
footer { margin-top: 1.5rem; color: #5a6672; font-size: .9em; }
"""


def page(workspace: Workspace, submission: Submission, language: str) -> bytes:
    """UTF-8; whatever a clerk has written stands in it as text."""
    said = receipts.facts(workspace, submission, language)
    title = say(receipts.TITLE, language)
    body = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(say('shell.name', language))}</p>",
        _table((say(f"receipt.{name}", language), value) for name, value in said.items()),
        *_confirmed(workspace, submission, language),
        f"<footer>{escape(receipts.made_at(language))}</footer>",
    ]
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(say(receipts.NAMED, language, number=submission.id))}</title><style>{STYLE}</style>"
    )
    lang = {"zh": "zh-CN"}.get(language, language)
    shown = "\n".join(body)
    return f'<!doctype html>\n<html lang="{lang}"><head>{head}</head>\n<body>\n{shown}\n</body></html>\n'.encode()


def _confirmed(workspace: Workspace, submission: Submission, language: str) -> list[str]:
    found = list(receipts.warnings(workspace, submission, language))
    return [f"<h2>{escape(say('receipt.confirmed', language))}</h2>", _table(found)] if found else []


def _table(rows: Iterable[tuple[str, str]]) -> str:
    cells = (f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>' for name, value in rows)
    return f"<table>{''.join(cells)}</table>"
