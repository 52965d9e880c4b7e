"""Selenium drivers, as the environment asks for them."""

from __future__ import annotations

import os
import shutil
from typing import Any

from mirra.errors import MissingExtraError

_OFF = ("", "0", "false", "no", "off")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def selenium() -> Any:
    """Selenium's ``webdriver``; raises ``MissingExtraError``."""
    try:
        from selenium import webdriver
    except ImportError:
        raise MissingExtraError(
            "`AppHarness.frontend()` needs Selenium.", "pip install selenium", source=None
        ) from None
    return webdriver


def make_driver(
    driver_class: Any = None,
    keywords: dict[str, Any] | None = None,
    options: Any = None,
    arguments: list[str] | None = None,
    capabilities: dict[str, Any] | None = None,
) -> Any:
    """A driver: of ``driver_class``, else of ``APP_HARNESS_DRIVER`` (``Chrome``, ``Firefox`` …).

    ``APP_HARNESS_HEADLESS`` hides its window, ``APP_HARNESS_DRIVER_ARGS`` are further arguments, separated by commas.
    """
    webdriver = selenium()
    driver_class = driver_class or getattr(webdriver, os.environ.get("APP_HARNESS_DRIVER") or "Chrome")
    name = driver_class.__name__ if isinstance(driver_class, type) else "Chrome"
    name = next(
        (known for known in ("Firefox", "Edge", "Safari") if known.lower() in driver_class.__module__), name
    )
    chrome = name not in ("Firefox", "Edge", "Safari")
    given = {**(keywords or {})}
    options = options or getattr(webdriver, f"{'Chrome' if chrome else name}Options")()
    wanted = [*(arguments or []), *filter(None, os.environ.get("APP_HARNESS_DRIVER_ARGS", "").split(","))]
    if os.environ.get("APP_HARNESS_HEADLESS", "").lower() not in _OFF:
        wanted.append("-headless" if name == "Firefox" else "--headless=new")
    if chrome:
        _prepare_chromium(options, wanted, given)
    for argument in wanted:
        options.add_argument(argument)
    for key, value in (capabilities or {}).items():
        options.set_capability(key, value)
    return driver_class(options=options, **given)


def _prepare_chromium(options: Any, wanted: list[str], given: dict[str, Any]) -> None:
    """What is installed is used: Selenium would fetch a browser otherwise."""
    browser = next((found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None)
    if browser and not options.binary_location:
        options.binary_location = browser
    driver = shutil.which("chromedriver")
    if driver and "service" not in given:
        from selenium.webdriver.chrome.service import Service

        given["service"] = Service(driver)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        wanted.append("--no-sandbox")  # Chromium refuses to run as root with it
