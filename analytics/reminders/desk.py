"""Sends what is due to be sent, to every address on its own: one that fails stops no other, and none is sent twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics import clock, deadlines, register
from analytics.errors import CampusError
from analytics.register import Register
from analytics.reminders import calendar, contacts, ledger, mail, occasions, owing, serious, webhook, words
from analytics.reminders.contacts import Contact
from analytics.reminders.letter import Letter, NotSent, Unsure
from analytics.reminders.secrets import Secrets
from analytics.warehouse import Reader, ensure
from analytics.workspace import Workspace

BAD = ("failed", "unsure", "given_up")


@dataclass(frozen=True)
class Result:
    """What became of one message to one address: sent, already, busy, failed, unsure, given_up; would_send in a dry run.

    ``repeats``: an earlier attempt may have arrived. ``why``: an error's code and facts.
    """

    unit: str
    month: str
    occasion: str
    to: str
    title: str
    state: str
    repeats: bool = False
    why: CampusError | None = None

    def as_dict(self, language: str) -> dict[str, Any]:
        named = ("unit", "month", "occasion", "to", "title", "state", "repeats")
        return {name: getattr(self, name) for name in named} | {"why": self.why.words(language) if self.why else None}


@dataclass(frozen=True)
class Run:
    """One run. ``configured``: whether anybody is to be written to. ``nobody``: units that owe reports and have no address."""

    configured: bool
    results: list[Result]
    wrong: list[CampusError]
    nobody: list[str]

    @property
    def failed(self) -> bool:
        return bool(self.wrong) or any(result.state in BAD for result in self.results)


def remind(workspace: Workspace, *, today: date | None = None, dry_run: bool = False) -> Run:
    """Sends the reminders of the day and what is left of serious incidents. Nothing at all where no address is set up.

    ``today``: as if it were that day. Raises CampusError for settings, words or a list of addresses that cannot be read.
    """
    known, wrong = contacts.load(workspace)
    if not known:
        return Run(bool(wrong), [], wrong, [])
    due = [*reminders(workspace, today or clock.now().date()), *serious.recent(workspace)]
    secrets = Secrets(workspace)
    results = list(_all(workspace, due, known, secrets, dry_run=dry_run))
    addressed = {contact.unit for contact in known}
    nobody = sorted({letter.unit for letter in due if letter.occasion not in serious.RANKS} - addressed)
    return Run(True, results, wrong, nobody)


def tell(workspace: Workspace, letters: Iterable[Letter]) -> list[Result]:
    """Sends these messages where there are addresses for them."""
    known, _ = contacts.load(workspace)
    return list(_all(workspace, letters, known, Secrets(workspace), dry_run=False)) if known else []


def reminders(workspace: Workspace, today: date) -> list[Letter]:
    """What each unit is to be told on that day: of every deadline that is near or has passed, what it still owes."""
    settings, found = workspace.settings, []
    near = [(d, o) for d in deadlines.calendar(settings) if (o := occasions.reached(d.day, today, settings))]
    if not near:
        return []
    ensure(workspace)
    with Reader(workspace) as reader:
        for deadline, occasion in near:
            lacking = owing.lacking(workspace, lambda query: reader.arrow(query).to_pylist(), deadline, today)
            found += [_letter(workspace, deadline, occasion, unit, kinds, today) for unit, kinds in lacking.items()]
    return found


def _letter(
    workspace: Workspace, deadline: deadlines.Deadline, occasion: str, unit: str, kinds: list[str], today: date
) -> Letter:
    language, known = workspace.settings.remind_language, workspace.reference.unit_by_code.get(unit)
    facts = {
        "unit": known.label(language) if known else unit,
        "what": words.what(deadline, language),
        "day": deadline.day.isoformat(),
        "days": abs((deadline.day - today).days),
        "reports": words.kinds(kinds, language),
    }
    when = "missing" if occasion.startswith("after") else "due" if deadline.day > today else "today"
    month = calendar.name(deadline)
    return Letter(
        subject=f"report:{unit}:{month}:{occasion}",
        unit=unit,
        month=month,
        occasion=occasion,
        title=words.say(f"{when}_title", workspace, language, **facts),
        body=words.say(f"{when}_body", workspace, language, **facts),
    )


def _all(
    workspace: Workspace, letters: Iterable[Letter], known: list[Contact], secrets: Secrets, *, dry_run: bool
) -> Iterator[Result]:
    books = register.peek(workspace) if dry_run else register.open(workspace)
    for letter in letters:
        for contact in known:
            if contact.unit == letter.unit:
                yield _planned(books, letter, contact) if dry_run else _sent(books, letter, contact, secrets)  # type: ignore[arg-type]


def _planned(books: Register | None, letter: Letter, contact: Contact) -> Result:
    before = books.snapshot().in_force.get((ledger.TOPIC, _subject(letter, contact))) if books else None
    state = ledger.standing(before, clock.now())
    return _result(letter, contact, "would_send" if state == "free" else state)


def _sent(books: Register, letter: Letter, contact: Contact, secrets: Secrets) -> Result:
    facts = {"unit": letter.unit, "month": letter.month, "occasion": letter.occasion, "to": contact.shown}
    made = ledger.claim(books, _subject(letter, contact), clock.now(), **facts)
    if isinstance(made, str):
        return _result(letter, contact, made)
    try:
        _hand_over(letter, contact, secrets)
    except CampusError as error:
        verdict = "unsure" if isinstance(error, Unsure) else "failed"
        ledger.settle(books, made, verdict, clock.now(), **facts, error=error.code, error_facts=error.facts)
        return _result(letter, contact, verdict, made.repeats, error)
    ledger.settle(books, made, "sent", clock.now(), **facts, title=letter.title, repeats=made.repeats)
    return _result(letter, contact, "sent", made.repeats)


def _hand_over(letter: Letter, contact: Contact, secrets: Secrets) -> None:
    """By mail or to a service. Whatever else goes wrong in a library is a failure of this address alone."""
    try:
        address = secrets.filled(contact.address)
        if contact.is_mail:
            mail.send(letter, address, secrets)
        else:
            webhook.send(letter, address)
    except CampusError:
        raise
    except Exception as error:
        raise NotSent("remind_unexpected", name=type(error).__name__) from None


def _subject(letter: Letter, contact: Contact) -> str:
    return f"{letter.subject}:{contact.channel}"


def _result(
    letter: Letter, contact: Contact, state: str, repeats: bool = False, why: CampusError | None = None
) -> Result:
    return Result(letter.unit, letter.month, letter.occasion, contact.shown, letter.title, state, repeats, why)
