"""The examples in the docstrings hold."""

import doctest
import importlib
import pkgutil

import pytest

from registry.search import text

MODULES = [f"{text.__name__}.{module.name}" for module in pkgutil.iter_modules(text.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_every_public_function_has_an_example() -> None:
    functions = [getattr(text, name) for name in text.__all__ if name[0].islower()]

    assert [f.__name__ for f in functions if ">>>" not in (f.__doc__ or "``")] == []
