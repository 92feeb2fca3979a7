"""The rows of a layer as they are sent: written once for each question and kept, because thousands of them take their time."""

import json
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from ui import store, wording
from ui.map.county import County

KEPT = 48  # layers; the schools of a county of 160 take some 40 kB, 5,000 take 1.3 MB
_kept: OrderedDict[Hashable, str] = OrderedDict()


def pack(make: Callable[[County], Sequence[Any]], county: County, *also: Hashable) -> str:
    """What ``make`` makes of the county, as JSON without spaces. ``also`` is what it heeds besides the place, month and reach."""
    asked = county.asked
    question = (asked.month, asked.areas, asked.stage, asked.radius, asked.when, *also)
    key = (make.__name__, store.version(), store.scope(), wording.language(), question)
    text = _kept.get(key)
    if text is None:
        text = _kept[key] = written(make(county))
    _kept.move_to_end(key)
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return text


def written(thing: Any, plain: Callable[[Any], Any] | None = None) -> str:
    return json.dumps(thing, default=plain, ensure_ascii=False, separators=(",", ":"))
