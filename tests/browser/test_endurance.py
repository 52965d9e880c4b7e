"""A long day of editing: a hundred edits in a row leave memory where it was and lose nothing."""

import psutil
from playwright.sync_api import expect

APP = """
import mirra as rx

class S(rx.State):
    count: int = 0

    def add(self):
        self.count += 1

def index():
    return rx.vstack(
        rx.heading("Edit 0", id="title"),
        rx.text(S.count, id="count"),
        rx.button("add", on_click=S.add, id="add"),
        *[rx.card(rx.text(f"card {n}"), rx.badge(S.count)) for n in range(20)],
    )
"""
EDITS = 100
WARM = 20


def heap(cdp) -> int:
    cdp.send("HeapProfiler.collectGarbage")
    return next(
        m["value"] for m in cdp.send("Performance.getMetrics")["metrics"] if m["name"] == "JSHeapUsedSize"
    )


def server_memory(process) -> int:
    family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    return sum(member.memory_full_info().pss for member in family)


def test_a_hundred_edits(page, run):
    app = run(APP)
    page.goto(app.url)
    cdp = page.context.new_cdp_session(page)
    cdp.send("Performance.enable")
    server = browser = 0
    for n in range(1, EDITS + 1):
        app.edit(f"Edit {n - 1}", f"Edit {n}")
        expect(page.locator("#title")).to_have_text(f"Edit {n}")
        page.click("#add")
        expect(page.locator("#count")).to_have_text(str(n))
        if n == WARM:
            server, browser = server_memory(app.process), heap(cdp)
    assert server_memory(app.process) - server < 2_000_000
    assert (heap(cdp) - browser) / (EDITS - WARM) < 50_000
    print(
        f"server {server_memory(app.process) - server:+} B, browser {(heap(cdp) - browser) / (EDITS - WARM):.0f} B an edit"
    )


PANDAS = """
import pandas as pd
import mirra as rx

TABLE = pd.DataFrame({"city": ["Oslo", "Rome"], "people": [709, 2749]})

def index():
    return rx.heading(f"{len(TABLE)} cities", id="title")
"""


def test_an_app_that_imports_pandas_reloads_without_importing_it_again(page, run):
    app = run(PANDAS)
    page.goto(app.url)
    expect(page.locator("#title")).to_have_text("2 cities")
    app.edit("cities", "towns")
    expect(page.locator("#title")).to_have_text("2 towns")  # the template has it from now on
    for n in range(3):
        app.edit("towns" if n == 0 else f"places {n - 1}", f"places {n}")
        expect(page.locator("#title")).to_have_text(f"2 places {n}")
    log = app.log.read_text()
    assert log.count("reloaded") == 4
