"""What holds for all tests: each has a name of its own. Of two with one name only one is run in parallel, unnoticed."""

from collections import Counter
from collections.abc import Iterable

import pytest


def pytest_collection_finish(session: pytest.Session) -> None:
    if not hasattr(session.config, "workerinput"):
        _refuse_twins(item.nodeid for item in session.items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_node_collection_finished(ids: Iterable[str]) -> None:
    _refuse_twins(ids)


def _refuse_twins(names: Iterable[str]) -> None:
    twins = sorted(name for name, count in Counter(names).items() if count > 1)
    if twins:
        raise pytest.UsageError(f"more than one test is called {', '.join(twins)}")
