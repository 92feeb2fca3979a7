"""The service as it runs: started for real, asked over the network of this machine."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator

import brotli
import pytest

from analytics.warehouse import BrokenPromise, files
from analytics.workspace import Workspace
from tests.given import County
from tests.serving import dashboard
from ui.frontdoor import startup
from ui.frontdoor.health import warehouse_facts


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[County, str]]:
    """A county with one report and no warehouse yet: start-up builds it."""
    county = County(tmp_path_factory.mktemp("served") / "data")
    county.files("schools", "JB01", "2021-04", "school_code\nS1")
    with dashboard(county.workspace.data) as address:
        yield county, address


def ask(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(url, headers={name.replace("_", "-"): text for name, text in headers.items()})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.status, {name.lower(): text for name, text in answer.headers.items()}, answer.read()


def test_starting_builds_the_warehouse_and_the_service_says_that_it_is_ready(served):
    county, address = served
    status, _, body = ask(f"{address}/healthz")
    facts = json.loads(body)
    built = files.in_force(county.workspace)
    assert built is not None
    assert (status, facts["alive"], facts["ready"]) == (200, True, True)
    assert facts["warehouse"]["version"] == built.stem
    assert facts["warehouse"]["age_seconds"] < 600


def test_a_deep_link_is_answered_with_the_document_in_its_language(served):
    _, address = served
    status, headers, body = ask(f"{address}/hazards?town=330226001&lang=en")
    assert (status, headers["content-language"]) == (200, "en")
    assert b'<html lang="en"' in body


def test_the_document_names_scripts_that_are_served_compressed(served):
    _, address = served
    script = ask(f"{address}/")[2].decode().split('src="./')[1].split('"')[0]
    _, plain_headers, plain = ask(f"{address}/{script}", Accept_Encoding="identity")
    _, packed_headers, packed = ask(f"{address}/{script}", Accept_Encoding="gzip, deflate, br")
    assert "content-encoding" not in plain_headers
    assert packed_headers["content-encoding"] == "br"
    assert brotli.decompress(packed) == plain


def test_streamlits_own_health_and_streams_are_not_touched(served):
    _, address = served
    assert ask(f"{address}/_stcore/health")[2] == b"ok"


def test_without_a_warehouse_nothing_is_ready(tmp_path):
    assert warehouse_facts(Workspace.at(tmp_path)) is None


def test_a_broken_promise_at_start_is_said_in_a_sentence_and_the_service_goes_on(county, capsys, monkeypatch):
    def broken(workspace: Workspace) -> None:
        raise BrokenPromise("open_is_a_balance", "Open hazards are a balance.", [("330226001", 3)])

    monkeypatch.setenv("CAMPUS_DATA", str(county.workspace.data))
    monkeypatch.setattr("analytics.warehouse.ensure", broken)
    startup.build()
    said = capsys.readouterr().err
    assert "数据未能更新" in said
    assert "open_is_a_balance" in said
    assert "Traceback" not in said


def test_settings_that_cannot_be_used_are_named_in_a_sentence(county, capsys, monkeypatch):
    county.files("schools", "JB01", "2021-04", "school_code\nS1")
    (county.workspace.data / "settings.toml").write_text("[deadline]\ndue_dya = 3\n", encoding="utf-8")
    monkeypatch.setenv("CAMPUS_DATA", str(county.workspace.data))
    startup.build()
    said = capsys.readouterr().err
    assert "due_dya" in said
    assert "Traceback" not in said
