"""再增设岗点: the best places for so many more posts, what each gains, and how few would cover all."""

from functools import partial

import streamlit as st

from ui import downloads, filters, layout, wording
from ui.map.county import pupils
from ui.map.coverage import controls, files
from ui.map.coverage.proposed import Solved, best, fewest
from ui.map.coverage.question import Question
from ui.map.coverage.standing import Share, Standing
from ui.map.verdict import address
from ui.markup import element, text
from ui.wording import t

NAMED = 3  # schools named in a line of the table; the file has all


def draw(asked: Question, now: Standing) -> None:
    """Words first, then the table of places, then the way to take both plans away."""
    reach = wording.count(asked.new_reach)
    own = "" if asked.radius else t("overview.between_sentences") + t("coverage.further_own", count=reach)
    layout.section(t("coverage.further"), t("coverage.further_note", count=reach) + own, "further")
    if not now.bare:
        st.html(element("div", text(t("coverage.nothing_further")), class_="cg-verdict", role="status"))
        return
    controls.further()
    with st.spinner(t("coverage.solving")):
        plan, least = best(asked), fewest(asked)
    said = [_best_words(asked, now, plan), _fewest_words(now, least)]
    st.html(element("div", *(element("p", text(words)) for words in said), class_="cg-verdict", role="status"))
    if plan.posts:
        _table(now, plan)
    with st.container(horizontal=True, gap="small"):
        make = partial(dict, files.plans(asked, now, plan, least))
        downloads.buttons(make, name=t("coverage.file_plan", month=asked.month), title="", key="coverage_plan")


def after(now: Standing, plan: Solved, posts: int) -> tuple[Share, Share]:
    """The shares of schools and of pupils with the first so many posts of the plan."""
    gained = [now.by_code[code] for post in plan.posts[:posts] for code in post.gained]
    schools, of_pupils = now.of_schools, now.of_pupils
    return (
        Share(schools.part + len(gained), schools.whole),
        Share(of_pupils.part + pupils(gained), of_pupils.whole),
    )


def _best_words(asked: Question, now: Standing, plan: Solved) -> str:
    if not plan.posts:
        return t("coverage.no_gain")
    gained = [now.by_code[code] for post in plan.posts for code in post.gained]
    schools, of_pupils = after(now, plan, len(plan.posts))
    facts = {
        "posts": wording.count(len(plan.posts)),
        "schools": wording.count(len(gained)),
        "pupils": wording.count(pupils(gained)),
        "schools_before": now.of_schools.percent,
        "schools_after": schools.percent,
        "pupils_before": now.of_pupils.percent,
        "pupils_after": of_pupils.percent,
    }
    parts = [t("coverage.best", **facts)]
    if plan.proven:
        parts.append(t("coverage.proven", weight=t(f"coverage.weighed_{asked.weight}")))
    else:
        over = f"{(plan.bound - plan.total) / plan.total:.1%}"
        parts.append(t("coverage.not_proven", weight=t(f"coverage.weighed_{asked.weight}"), over=over))
    if len(plan.posts) < asked.posts:
        parts.append(t("coverage.fewer_do"))
    return t("overview.between_sentences").join(parts)


def _fewest_words(now: Standing, least: Solved) -> str:
    facts = {"schools": wording.count(len(now.bare)), "posts": wording.count(len(least.posts))}
    if least.proven:
        return t("coverage.fewest", **facts)
    return t("coverage.fewest_not_proven", bound=wording.count(least.bound), **facts)


def _table(now: Standing, plan: Solved) -> None:
    names = ("place", "township", "gain_schools", "gain_pupils", "after_schools", "after_pupils")
    words = {"place", "township", "gain_schools"}
    heads = (
        element("th", text(t(f"coverage.plan_{name}")), scope="col", class_="cg-words" if name in words else None)
        for name in names
    )
    head = element("tr", element("th", text(t("coverage.plan_rank")), scope="col"), *heads)
    lines = [_line(now, plan, place) for place in range(len(plan.posts))]
    table = element("table", element("thead", head), element("tbody", *lines), class_="cg-table")
    st.html(element("div", table, class_="cg-scroll", tabindex="0"))


def _line(now: Standing, plan: Solved, place: int) -> str:
    post = plan.posts[place]
    there, gained = now.by_code[post.school], [now.by_code[code] for code in post.gained]
    schools, of_pupils = after(now, plan, place + 1)
    alone = post.gained == (post.school,)
    named = wording.listed((row["name"] for row in sorted(gained, key=lambda row: -(row["pupils"] or 0))), most=NAMED)
    gain = t("coverage.gained_own") if alone else t("coverage.gained", count=wording.count(len(gained)), names=named)
    return element(
        "tr",
        element("th", text(place + 1), scope="row"),
        element("td", element("a", text(there["name"]), href=address(school=post.school)), class_="cg-words"),
        element("td", text(filters.township_names()[there["township_code"]]), class_="cg-words"),
        element("td", text(gain), class_="cg-words"),
        element("td", text(wording.count(pupils(gained)))),
        element("td", text(schools.words)),
        element("td", text(of_pupils.words)),
    )
