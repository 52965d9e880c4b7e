"""`mirra component wrap`: a wrapper written from a package's TypeScript declarations is typed Python, and draws.

`MIRRA_PACKAGES=all` writes those of more packages and lets type checkers read them.
"""

import importlib.util
import os
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from .conftest import MIRRA, ROOT

PICKER = '''"""react-colorful 5.8.1 as mirra components, written by `mirra component wrap react-colorful`."""

from __future__ import annotations

import mirra as rx


class HexColorPicker(rx.NoSSRComponent):
    """`HexColorPicker` of react-colorful."""

    library = "react-colorful@5.8.1"
    tag = "HexColorPicker"

    color: rx.Var[str]
    on_change: rx.EventHandler[str]
    on_change_end: rx.EventHandler[str]


hex_color_picker = HexColorPicker.create
'''
SHAPE = """class ImageSettings(TypedDict):
    src: str
    height: float
    width: float
    excavate: bool
    x: NotRequired[float]
    y: NotRequired[float]
    opacity: NotRequired[float]
    crossOrigin: NotRequired[Literal["", "anonymous", "use-credentials"]]
"""
APP = """
import mirra as rx
from qrcode_react import ImageSettings, qr_code_svg
from react_colorful import hex_color_picker

class S(rx.State):
    color: str = "#aabbcc"
    logo: ImageSettings = {"src": "/logo.svg", "height": 24, "width": 32, "excavate": True}

    @rx.event
    def choose(self, color: str):
        self.color = color

def index():
    return rx.vstack(
        hex_color_picker(color=S.color, on_change=S.choose),
        qr_code_svg(value="mirra", fg_color=S.color, level="H", image_settings=S.logo),
        rx.text(S.color, id="color"),
    )
"""


def wrap(folder, *words):
    return subprocess.run(
        [MIRRA, "component", "wrap", *words], cwd=folder, capture_output=True, text=True, check=False
    )


def test_what_is_written_draws(page, run, tmp_path):
    done = wrap(tmp_path, "react-colorful@5.8.1", "--only", "HexColorPicker")
    assert done.stderr == "  • wrote 1 component of `react-colorful` 5.8.1 to react_colorful.py\n"
    assert (tmp_path / "react_colorful.py").read_text() == PICKER
    assert wrap(tmp_path, "qrcode.react@4.2.0").returncode == 0
    text = (tmp_path / "qrcode_react.py").read_text()
    assert (
        '    level: rx.Var[Literal["L", "M", "Q", "H"]]\n    """The Error Correction Level to use.\n\n    Default: L.\n    """\n'
        in text
    )
    assert "    value: rx.Var[str | list[str]]\n" in text
    assert "    Required.\n" in text
    assert SHAPE in text
    assert "    image_settings: rx.Var[ImageSettings]\n" in text
    app = run(APP)
    page.goto(app.url)
    page.locator(".react-colorful__saturation").click(position={"x": 60, "y": 60})
    expect(page.locator("#color")).not_to_have_text("#aabbcc")
    color = page.locator("#color").inner_text()
    expect(page.locator("svg[role=img] path").last).to_have_attribute("fill", color)
    expect(page.locator("svg[role=img] image")).to_have_attribute("href", "/logo.svg")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("react-colorful@5.8.1", "--only", "HexColourPicker"),
            "  ✗ `react-colorful` has no component `HexColourPicker`.\n    Did you mean `HexColorPicker`?\n",
        ),
        (
            ("react-colorful@5.8.1",),
            "  ✗ `react_colorful.py` is there already.\n"
            "    Name another file with `--output`, or write over it with `--force`.\n",
        ),
        (
            ("clsx@2.1.1",),
            "  ✗ `clsx` declares no React component.\n"
            "    A package without TypeScript declarations is wrapped by hand: subclass `rx.Component`.\n",
        ),
    ],
)
def test_what_cannot_be_written_is_said(tmp_path, words, said):
    (tmp_path / "react_colorful.py").write_text("")
    done = wrap(tmp_path, *words)
    assert (done.returncode, done.stderr) == (1, said)


@pytest.mark.skipif(os.environ.get("MIRRA_PACKAGES") != "all", reason="`MIRRA_PACKAGES=all` runs it")
@pytest.mark.parametrize(
    "package", ["react-select", "@xyflow/react", "react-virtuoso", "recharts", "react-day-picker"]
)
def test_more_packages_are_read_and_checked(tmp_path, package):
    assert wrap(tmp_path, package, "--output", "made.py").returncode == 0
    spec = importlib.util.spec_from_file_location("made", tmp_path / "made.py")
    spec.loader.exec_module(importlib.util.module_from_spec(spec))
    environment = {**os.environ, "MYPYPATH": str(ROOT / "src")}
    for checker in (("mypy", "--strict"), ("pyright", "--warnings", "--pythonpath", sys.executable)):
        done = subprocess.run(
            [sys.executable, "-m", *checker, "made.py"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )  # fmt: skip
        assert done.returncode == 0, done.stdout
