"""The URL policy: the table that the browser's side (`frontend/test/url.test.ts`) reads too."""

import json
from pathlib import Path

import pytest

from mirra.elements.urls import is_safe_url

TABLE = json.loads((Path(__file__).parents[2] / "parity" / "urls.json").read_text())


@pytest.mark.parametrize(("attribute", "url", "allowed"), TABLE)
def test_what_an_attribute_may_be_given(attribute, url, allowed):
    assert is_safe_url(attribute, url) is allowed
