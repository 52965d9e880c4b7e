"""The fixture that comes with mirra, in a project of a user's own."""

import subprocess
import sys

TEST = """
import mirra as rx


class Counter(rx.State):
    count: int = 0

    @rx.event
    def add(self):
        self.count += 1


def index():
    return rx.button("Add", on_click=Counter.add)


async def test_add(connect):
    async with connect(index) as page:
        await page.click("Add")
        assert page[Counter].count == 1
"""


def test_the_fixture_is_there(tmp_path):
    (tmp_path / "test_counter.py").write_text(TEST)
    (tmp_path / "pytest.ini").write_text("[pytest]\nasyncio_mode = auto\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "mirra.testing.pytest_plugin"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 passed" in done.stdout, done.stdout


def test_the_plugin_is_light():
    code = "import sys, mirra.testing.pytest_plugin; print(sorted(m for m in sys.modules if m.startswith('mirra.')))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "mirra.server" not in loaded and "mirra.compiler" not in loaded
