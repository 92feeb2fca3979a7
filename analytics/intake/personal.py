"""Numbers that lead to a person: found in text and masked before anything can store or show them."""

import re

# An ID number of 18 places; a mobile number, also as 138 1234 5678 or behind +86. Not a part of a longer number.
PERSONAL = re.compile(
    r"(?<![0-9])(?P<id>[0-9]{17}[0-9Xx])(?![0-9])"
    r"|(?<![0-9])(?:\+?86[ -]?)?(?P<mobile>1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4})(?![0-9])"
)
# The same, wider and for RE2: text that it does not find in holds no such number.
SUSPECT = r"[0-9０-９]{17}|[1１][3-9３-９][0-9０-９][ 　－-]?[0-9０-９]{4}[ 　－-]?[0-9０-９]{4}"
WIDTHS = str.maketrans("０１２３４５６７８９Ｘｘ－＋　", "0123456789Xx-+ ")


def masked(text: str) -> str:
    """The text with the middle of every such number starred: 138****1234, 3302**********1234."""
    pieces, end = [], 0
    for found in PERSONAL.finditer(text.translate(WIDTHS)):
        pieces += [text[end : found.start()], _starred(found)]
        end = found.end()
    return "".join([*pieces, text[end:]])


def _starred(found: re.Match[str]) -> str:
    number = re.sub("[ -]", "", found["id"] or found["mobile"])
    shown = 4 if found["id"] else 3
    return f"{number[:shown]}{'*' * (len(number) - shown - 4)}{number[-4:]}"
