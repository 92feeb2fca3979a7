"""Takes a table of orders in: every line is checked first, then all of them come in or none; for pages and the command line."""

import hashlib
from datetime import datetime

from analytics import queries, register
from analytics.errors import UsageError
from analytics.supervision import book, table
from analytics.supervision.orders import Order
from analytics.warehouse import NoWarehouse, Reader
from analytics.workspace import Workspace


def take_in(
    workspace: Workspace, content: bytes, name: str, language: str, *, actor: str, at: datetime | None = None
) -> tuple[list[Order], list[Order]]:
    """Those that came in, and those that are here already just so. Raises UsageError with the first fault and their number.

    Besides each order the audit trail tells of the file, by its name and hash.
    """
    orders, faults = table.read(content, workspace.reference, towns_of_schools(workspace))
    if faults:
        raise UsageError("order_import_wrong", count=len(faults), first=faults[0].words(language))
    new, same = book.keep_all(workspace, orders, actor=actor, at=at)
    facts = {"file": name, "sha256": hashlib.sha256(content).hexdigest()}
    numbers = {"new": [order.number for order in new], "same": [order.number for order in same]}
    register.open(workspace).record("import_orders", actor=actor, at=at, **facts, **numbers)
    return new, same


def towns_of_schools(workspace: Workspace) -> dict[str, str]:
    """School to township, of all schools that are known; none before the first build."""
    try:
        with Reader(workspace) as reader:
            rows = reader.arrow(queries.schools_listed(())).to_pylist()
    except NoWarehouse:
        return {}
    return {row["school_code"]: row["township_code"] for row in rows}
