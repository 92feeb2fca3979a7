"""The frame of every page: language, navigation, filters, the address, and how fresh the figures are."""

from pathlib import Path

import streamlit as st

from analytics.wording import LANGUAGES
from ui import address, drill, empty, filters, footer, links, store, style, wording
from ui.wording import t

ROOT = Path(__file__).parent.parent
PAGES = (
    "overview",
    "hazards",
    "incidents",
    "protection",
    "work",
    "map",
    "reporting",
    "supervision",
    "explore",
    "briefing",
    "upload",
)
HIDDEN = ("rows", "source")  # reached from a figure, not from the menu
WITHOUT_FIGURES = ("upload",)  # pages that are of use before anything has been reported


def main() -> None:
    came_by_address = address.arrived()
    address.hold([links.LANGUAGE], from_address=came_by_address)
    with wording.settled():
        _frame(came_by_address)


def _frame(came_by_address: bool) -> None:
    st.set_page_config(
        page_title=t("shell.name"),
        page_icon=ROOT / "static" / "icon.png",
        layout="wide",
        initial_sidebar_state="auto",
    )
    style.apply()
    st.logo(ROOT / "static" / f"logo.{wording.language()}.svg", size="large")
    page = st.navigation([_page(name) for name in (*PAGES, *HIDDEN)])
    has_figures = store.open_figures() and bool(filters.available_months())
    if has_figures:
        _hold(page, came_by_address)
    _sidebar(has_figures)
    address.write(links.here() if has_figures else address.said([links.LANGUAGE]))
    if has_figures or page.url_path in WITHOUT_FIGURES:
        page.run()
    else:
        empty.no_reports()
    footer.draw(has_figures)


def _page(name: str) -> st.Page:
    return st.Page(
        ROOT / "pages" / f"{name}.py",
        title=t(f"shell.page_{name}"),
        icon=t(f"shell.icon_{name}"),
        help=t(f"shell.help_{name}"),
        default=name == PAGES[0],
        visibility="hidden" if name in HIDDEN else "visible",
    )


def _hold(page: st.Page, came_by_address: bool) -> None:
    """Filters stay from page to page; what a page was narrowed to is let go of with the page."""
    turned = drill.turn_to(page.url_path or PAGES[0])
    address.hold(links.params(), from_address=came_by_address)
    if turned and not came_by_address:
        drill.clear()


def _sidebar(has_figures: bool) -> None:
    with st.sidebar:
        if has_figures:
            filters.draw()
        st.segmented_control(
            t("shell.language"),
            **wording.options({code: t(f"shell.language_names.{code}") for code in LANGUAGES}),
            key=wording.KEY,
            required=True,
            on_change=address.touch,
        )


if __name__ == "__main__":
    main()
