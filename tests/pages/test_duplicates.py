"""重复核定: the pairs that both channels may have reported, side by side, and what follows when one is decided."""

import pytest

from analytics import locks, register
from analytics.wording import say
from tests.given import County
from tests.pages.conftest import goes_to, html, reads, said

PAIR = "hazards:PCS01:P1:JB01:A1"
INCIDENT = "incidents:PCS01:Q1:JB01:E1"
LANGUAGES = ("zh", "en")


@pytest.fixture
def twice(two_schools: County) -> County:
    """One hazard and one incident of S1 in the reports of both channels, and another hazard of education's alone."""
    ledger = "hazard_id | found_on | description\nA1 | 2021-05-06 | 灭火器压力不足\nA2 | 2021-05-20 | 栏杆松动"
    two_schools.files("hazards", "JB01", "2021-05", ledger)
    police = "hazard_id | found_on | description\nP1 | 2021-05-04 | 检查发现灭火器失压"
    two_schools.files("hazards", "PCS01", "2021-05", police)
    for unit, number in (("JB01", "E1"), ("PCS01", "Q1")):
        two_schools.files("incidents", unit, "2021-05", f"incident_id\n{number}")
    two_schools.builds()
    return two_schools


@pytest.fixture
def page(opens, twice):
    """Opens the part of the page: ``page(lang="en", kind="hazards")``."""
    return lambda **address: opens(twice.workspace.data, "reporting", part="duplicates", **address)


def presses(app, button: str):
    app.button(button).click()
    return reads(app)


def verdicts(county: County) -> list[tuple[str, str, str]]:
    return [(each.subject, each.verdict, each.why) for each in register.open(county.workspace).decided("duplicate")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pairs_that_wait_are_told_and_shown_with_what_they_differ_in(page, language):
    words = html(page(lang=language))
    assert say("duplicates.of_hazards", language, count=1) in words
    assert say("duplicates.of_incidents", language, count=1) in words
    for said_by_one in ("2021-05-04", "检查发现灭火器失压", "2021-05-06", "灭火器压力不足"):
        assert f"<td>{said_by_one}</td>" in words
    assert say("duplicates.line", language, file="hazards.csv", line=2) in words
    assert "栏杆松动" not in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_linking_the_county_counts_one_less_and_the_ledger_agrees(page, twice, language):
    assert twice.value("hazards_found") == 3
    app = page(lang=language)
    assert app.radio(f"keep_{PAIR}").value == "police"  # found first
    app.radio(f"keep_{PAIR}").set_value("education")
    app.text_input(f"why_{PAIR}").set_value("同一只灭火器")
    app = presses(app, f"link_{PAIR}")
    assert [box.value for box in app.success] == [say("duplicates.done_linked", language)]
    assert f"link_{PAIR}" not in [button.key for button in app.button]
    assert verdicts(twice) == [(PAIR, "linked", "同一只灭火器")]
    assert twice.value("hazards_found") == 3 - 1
    app = goes_to(app, "hazards")
    (ledger,) = (table.value for table in app.dataframe if "hazard_id" in table.value)
    assert sorted(ledger["hazard_id"]) == ["A1", "A2"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_decided_is_listed_with_who_when_and_why_and_can_be_taken_back(page, twice, language):
    app = page(lang=language)
    app.text_input(f"why_{INCIDENT}").set_value("两起不同的事")
    app = presses(app, f"dismiss_{INCIDENT}")
    assert twice.value("incidents") == 2
    app.segmented_control("pairs").set_value("settled")
    app = reads(app)
    assert said(app)["pairs"] == "settled"
    (told,) = (line.value for line in app.text)
    assert "dashboard" in told
    assert say("duplicates.because", language, why="两起不同的事") in told
    app = presses(app, f"undo_{INCIDENT}")
    assert [box.value for box in app.success] == [say("duplicates.done_undone", language)]
    assert [verdict for _, verdict, _ in verdicts(twice)] == ["dismissed", "waiting"]
    assert say("duplicates.nothing_settled", language) in html(app)


def test_of_a_linked_pair_it_is_marked_which_record_counts(page):
    app = presses(page(kind="incidents"), f"link_{INCIDENT}")
    app.segmented_control("pairs").set_value("settled")
    words = html(reads(app))
    assert words.count(say("duplicates.counts", "zh")) == words.count(say("duplicates.counts_not", "zh")) == 1


@pytest.mark.parametrize("kind", ["hazards", "incidents"])
def test_the_note_on_a_page_of_figures_leads_to_the_pairs_of_its_kind(opens, twice, kind):
    words = html(opens(twice.workspace.data, kind, lang="en"))
    assert say(f"{kind}.duplicates", "en", count=1) in words
    assert f"part=duplicates&amp;kind={kind}" in words


def test_narrowed_to_incidents_only_they_are_shown(page):
    app = page(kind="incidents")
    assert [radio.key for radio in app.radio] == [f"keep_{INCIDENT}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_waits_it_is_said_so(looks, language):
    words = html(looks("reporting", part="duplicates", lang=language))
    assert say("duplicates.none_waits", language, place=say("shell.whole_county", language)) in words
    assert say("duplicates.nothing_waits", language) in words


def test_pairs_of_other_townships_are_not_shown(page):
    assert [radio.key for radio in page(town="330226002").radio] == []


def test_a_month_that_is_final_is_pointed_out_before_it_is_moved(page, twice):
    locks.lock(twice.workspace, "2021-05", actor="analyst")
    captions = [caption.value for caption in page(kind="hazards").caption]
    assert say("duplicates.month_final", "zh", month="2021年5月") in captions


def test_a_pair_whose_records_changed_since_is_to_be_looked_at_again(page, twice):
    presses(page(), f"link_{PAIR}")
    twice.files("hazards", "PCS01", "2021-06", "hazard_id | category | found_on\nP1 | 物防 | 2021-05-04")
    twice.builds()
    (told,) = (line.value for line in page(pairs="settled").text)
    assert say("duplicates.no_longer_alike", "zh") in told


def test_a_long_list_has_ten_pairs_a_page(opens, two_schools: County):
    for unit, letter in (("JB01", "A"), ("PCS01", "P")):
        days = "\n".join(f"{letter}{day:02d} | 2021-05-{day:02d}" for day in (1, 8, 15, 22))
        two_schools.files("hazards", unit, "2021-05", f"hazard_id | found_on\n{days}\n{letter}X | 2021-05-15")
    later = "\n".join(f"{{0}}{day:02d} | 2021-06-{day:02d}" for day in (1, 6, 11, 16, 21, 26))
    for unit, letter in (("JB01", "B"), ("PCS01", "R")):
        two_schools.files("hazards", unit, "2021-06", "hazard_id | found_on\n" + later.format(letter))
    two_schools.builds()
    app = opens(two_schools.workspace.data, "reporting", part="duplicates")
    assert len(app.radio) == 10
    app = presses(app, "paging_next")
    assert len(app.radio) == 3 + 4 + 6 - 10
