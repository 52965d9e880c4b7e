"""Vars that are kept in the browser: cookies with every option, local and session storage, tabs that follow each other."""

import time

from playwright.sync_api import expect

APP = """
import mirra as rx

class S(rx.State):
    plain: str = rx.Cookie("", name="plain")
    full: str = rx.Cookie("start", name="full", path="/", max_age=3600, secure=True, same_site="strict")
    deep: str = rx.Cookie("", name="deep", path="/deep")
    wide: str = rx.Cookie("", name="wide", domain="localhost")
    loose: str = rx.Cookie("", name="loose", secure=True, same_site="none")
    unnamed: str = rx.LocalStorage("")
    local: str = rx.LocalStorage("dark", name="local")
    shared: str = rx.LocalStorage("", name="shared", sync=True)
    tab: str = rx.SessionStorage("", name="tab")
    seen_at_load: str = ""
    loads: int = 0

    @rx.event
    def load(self):
        self.seen_at_load = self.local
        self.loads += 1

    @rx.event
    def fill(self, text: str):
        for name in ("plain", "full", "deep", "wide", "loose", "unnamed", "local", "shared", "tab"):
            setattr(self, name, text)

    @rx.event
    def forget(self):
        return [rx.remove_cookie("plain"), rx.remove_cookie("deep", {"path": "/deep"}), rx.remove_local_storage("local")]

    @rx.event
    def forget_all(self):
        return [rx.clear_local_storage(), rx.clear_session_storage(), rx.remove_cookie("full"), rx.remove_session_storage("mirra-token")]

def index():
    names = ("plain", "full", "deep", "wide", "loose", "unnamed", "local", "shared", "tab", "seen_at_load")
    return rx.vstack(
        *(rx.text(getattr(S, name), id=name) for name in names),
        rx.button("fill", on_click=S.fill("a; b=ü")),
        rx.button("other", on_click=S.fill("other")),
        rx.button("forget", on_click=S.forget),
        rx.button("forget all", on_click=S.forget_all),
        rx.button("load", on_click=S.hydrate_and_load),
        rx.text("loads ", S.loads),
        rx.cond(S.is_hydrated, rx.text("hydrated")),
    )

app = rx.App()
app.add_page(index, on_load=S.load)
"""
TEXT = "a; b=ü"


def shows(page, **wanted):
    for name, text in wanted.items():
        expect(page.locator(f"#{name}")).to_have_text(text)


def test_what_is_kept_where_and_for_how_long(run, page):
    served = run(APP)
    page.goto(served.url)
    shows(page, full="start", local="dark", seen_at_load="dark")
    # Defaults are not written.
    assert page.context.cookies() == [] and page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="fill").click()
    shows(page, plain=TEXT, full=TEXT, local=TEXT, tab=TEXT)
    page.get_by_role("button", name="load").click()
    expect(page.get_by_text("loads 2")).to_be_visible()
    shows(page, seen_at_load=TEXT)
    kept = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert (kept["plain"]["path"], kept["plain"]["sameSite"], kept["plain"]["expires"]) == ("/", "Lax", -1)
    assert (kept["full"]["secure"], kept["full"]["sameSite"]) == (True, "Strict")
    assert abs(kept["full"]["expires"] - time.time() - 3600) < 120
    assert (kept["loose"]["secure"], kept["loose"]["sameSite"]) == (True, "None")
    assert kept["wide"]["domain"].lstrip(".") == "localhost"
    page.goto(f"{served.url}/deep")
    deep = {cookie["name"]: cookie for cookie in page.context.cookies(f"{served.url}/deep")}
    assert deep["deep"]["path"] == "/deep"
    page.goto(served.url)
    shows(page, tab=TEXT)
    # Another session of the same browser: what is the tab's own is gone.
    page.evaluate("sessionStorage.clear()")
    page.reload()
    shows(page, plain=TEXT, full=TEXT, wide=TEXT, unnamed=TEXT, local=TEXT, tab="", seen_at_load=TEXT)
    keys = page.evaluate("Object.keys(localStorage)")
    assert sorted(keys) == ["app.S.unnamed", "local", "shared"]


def test_what_is_removed_has_its_default_again(run, page):
    served = run(APP)
    page.goto(served.url)
    page.get_by_role("button", name="fill").click()
    shows(page, plain=TEXT, local=TEXT)
    page.get_by_role("button", name="forget", exact=True).click()
    shows(page, plain="", deep="", local="dark", full=TEXT, shared=TEXT)
    assert {cookie["name"] for cookie in page.context.cookies()} == {"full", "wide", "loose"}
    assert page.evaluate("localStorage.getItem('local')") is None
    page.get_by_role("button", name="forget all").click()
    shows(page, shared="", unnamed="", tab="", full="start", wide=TEXT)
    assert page.evaluate("localStorage.length") == 0
    # The tab still knows its session.
    page.reload()
    shows(page, wide=TEXT, full="start", local="dark", seen_at_load="dark")


def test_tabs_follow_each_other_where_they_are_asked_to(run, page):
    served = run(APP)
    page.goto(served.url)
    other = page.context.new_page()
    other.goto(served.url)
    expect(other.get_by_text("hydrated")).to_be_visible()
    page.get_by_role("button", name="other").click()
    shows(other, shared="other", local="dark", tab="")
    other.get_by_role("button", name="fill").click()
    shows(page, shared=TEXT, local="other")
    page.get_by_role("button", name="forget all").click()
    shows(other, shared="", local=TEXT, tab=TEXT)
