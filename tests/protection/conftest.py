"""The three schools, and what queries answer about them."""

import pytest

from analytics.warehouse import Reader
from tests.given import County
from tests.protection import three


@pytest.fixture
def three_schools(county: County) -> County:
    return three.three_schools(county)


@pytest.fixture
def asks(three_schools):
    """The rows that a query gives on the three schools."""
    with Reader(three_schools.workspace) as reader:
        yield lambda query: reader.arrow(query).to_pylist()
