"""Tests of apps: a client without a browser, the same script in a real one, and ``AppHarness`` with Selenium.

Start in ``connecting``. ``page`` is what a test uses, ``tab`` what a browser would do, ``drawing`` how a page's tree becomes what
a person sees, ``parts`` the table of roles.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver as WebDriver

    from mirra.testing.connecting import connect as connect
    from mirra.testing.find import ElementDisabledError as ElementDisabledError
    from mirra.testing.find import ElementNotFoundError as ElementNotFoundError
    from mirra.testing.harness import AppHarness as AppHarness
    from mirra.testing.harness import AppHarnessProd as AppHarnessProd
    from mirra.testing.harness import chdir as chdir
    from mirra.testing.harness import reload_state_module as reload_state_module
    from mirra.testing.page import Page as Page
    from mirra.testing.polling import DEFAULT_TIMEOUT as DEFAULT_TIMEOUT
    from mirra.testing.polling import POLL_INTERVAL as POLL_INTERVAL
    from mirra.testing.targets import Target as Target
    from mirra.testing.targets import label as label
    from mirra.testing.targets import placeholder as placeholder
    from mirra.testing.targets import role as role
    from mirra.testing.targets import text as text

_PLACES = {
    "AppHarness": "harness",
    "AppHarnessProd": "harness",
    "DEFAULT_TIMEOUT": "polling",
    "POLL_INTERVAL": "polling",
    "chdir": "harness",
    "reload_state_module": "harness",
    "connect": "connecting",
    "ElementDisabledError": "find",
    "ElementNotFoundError": "find",
    "Page": "page",
    "Target": "targets",
    "label": "targets",
    "placeholder": "targets",
    "role": "targets",
    "text": "targets",
}


def __dir__() -> list[str]:
    return sorted(["WebDriver", *_PLACES])


def __getattr__(name: str) -> Any:
    """Names are imported when they are used: the plugin for pytest is loaded in every run of it."""
    if name == "WebDriver":
        return importlib.import_module("selenium.webdriver.remote.webdriver").WebDriver
    if name not in _PLACES:
        raise AttributeError(f"module `mirra.testing` has no attribute `{name}`")
    return getattr(importlib.import_module(f"mirra.testing.{_PLACES[name]}"), name)
