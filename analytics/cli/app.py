"""All commands together, in the order in which one comes to need them."""

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from analytics.cli import (
    briefing,
    figures,
    finality,
    inbox,
    ordering,
    pairing,
    receipts,
    reminding,
    reports,
    upkeep,
    words,
)
from analytics.cli.options import Lang
from analytics.errors import UsageError


class SpokenCommand(TyperCommand):
    def get_help(self, ctx: Any) -> str:
        return words.headings(super().get_help(ctx), words.language())


class SpokenGroup(TyperGroup):
    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.commands:
            raise UsageError("unknown_command", command=args[0], known=", ".join(self.commands))
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Any) -> str:
        return words.headings(super().get_help(ctx), words.language())


COMMANDS: dict[str, Callable[..., None]] = {
    "demo": upkeep.demo,
    "template": reports.template,
    "check": reports.check,
    "submit": reports.submit,
    "inbox": inbox.inbox,
    "withdraw": reports.withdraw,
    "reinstate": receipts.reinstate,
    "history": reports.history,
    "receipt": receipts.receipt,
    "lock": finality.lock,
    "unlock": finality.unlock,
    "duplicates": pairing.duplicates,
    "orders": ordering.orders,
    "build": upkeep.build,
    "metric": figures.metric,
    "trace": figures.trace,
    "brief": briefing.brief,
    "calendar": reminding.calendar,
    "remind": reminding.remind,
    "export": figures.export,
    "verify": upkeep.verify,
}


def _any(lang: Lang = None) -> None:
    """The language may be said before the command, too; it has been chosen by now."""


def command(language: str) -> Any:
    """The parser with its help in the language."""
    app = typer.Typer(cls=SpokenGroup, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.callback(help="help.analytics")(_any)
    for name, run in COMMANDS.items():
        app.command(name, cls=SpokenCommand, help=f"help.{name}")(run)
    return words.put_into_words(typer.main.get_command(app), language)
