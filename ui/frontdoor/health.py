"""``/healthz``: what a supervisor or a person asks to know whether the service runs and how old its figures are."""

from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from analytics.workspace import Workspace


def health(request: Request) -> JSONResponse:
    """Status 200 when there are figures to show, 503 when there are none yet. Answers only once start-up is over."""
    warehouse = warehouse_facts(Workspace.at())
    facts = {"alive": True, "ready": warehouse is not None, "warehouse": warehouse}
    return JSONResponse(facts, status_code=200 if warehouse else 503, headers={"Cache-Control": "no-store"})


def warehouse_facts(workspace: Workspace) -> dict[str, Any] | None:
    from analytics.warehouse import files  # brings pandas with it, which start-up loads while it does other things

    path = files.in_force(workspace)
    if path is None:
        return None
    built_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    age = (datetime.now(UTC) - built_at).total_seconds()
    return {"version": path.stem, "built_at": built_at.isoformat(timespec="seconds"), "age_seconds": round(age)}
