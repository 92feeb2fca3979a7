"""Small pieces of HTML. Everything that comes from data or locales passes through ``text``, which escapes it."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote, urlencode


def text(value: object) -> str:
    return escape(str(value), quote=True)


def element(name: str, *inner: str, **attributes: str | None) -> str:
    """``<name …>inner</name>``, inner HTML trusted; ``class_`` is written ``class``, None leaves an attribute out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(inner)}</{name}>"


def link(page: str, said: dict[str, str]) -> str:
    """The address of a page of ours, relative to the page that shows it."""
    return f"{page}?{urlencode(said, quote_via=quote)}" if said else (page or "./")


def sparkline(values: Iterable[float | None], colour: str, *, alt: str) -> str:
    """A small line of the values, a dot on the last; gaps stay gaps. An image, because plain SVG is not let through."""
    values = list(values)
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, span = min(known), (max(known) - min(known)) or 1
    width, height, edge = 120, 26, 3
    step = (width - 2 * edge) / (len(values) - 1)
    points = [
        None if value is None else (edge + i * step, height - edge - (value - low) / span * (height - 2 * edge))
        for i, value in enumerate(values)
    ]
    pen = f'fill="none" stroke="{colour}" stroke-width="1.6" stroke-linejoin="round"'
    drawn = f'<path d="{_path(points)}" {pen}/>{_dot(points[-1], colour)}'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{drawn}</svg>'
    return element("img", src=f"data:image/svg+xml,{quote(svg)}", alt=alt, class_="cg-spark").removesuffix("</img>")


def _path(points: list[tuple[float, float] | None]) -> str:
    pen, parts = "M", []
    for point in points:
        if point is not None:
            parts.append(f"{pen}{point[0]:.1f} {point[1]:.1f}")
        pen = "M" if point is None else "L"
    return "".join(parts)


def _dot(point: tuple[float, float] | None, colour: str) -> str:
    return "" if point is None else f'<circle cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="2.6" fill="{colour}"/>'
