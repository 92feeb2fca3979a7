"""The warehouse: one read-only DuckDB file, derived from the current submissions and replaced whole."""

from analytics.warehouse.builder import BrokenPromise, Built, build, ensure
from analytics.warehouse.differences import differences
from analytics.warehouse.query import EVERYTHING, Query, Scope
from analytics.warehouse.read import NoWarehouse, Reader

__all__ = [
    "EVERYTHING",
    "BrokenPromise",
    "Built",
    "NoWarehouse",
    "Query",
    "Reader",
    "Scope",
    "build",
    "differences",
    "ensure",
]
