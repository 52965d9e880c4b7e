"""Toasts: every property, buttons with handlers, updates by id, the provider."""

from playwright.sync_api import expect

APP = """
import mirra as rx

class S(rx.State):
    log: list[str] = []

    def note(self, word: str): self.log.append(word)
    def undo(self): self.log.append("undone")
    def closed(self): self.log.append("closed")
    def offer(self):
        return rx.toast("Deleted", description="One file.", action={"label": "Undo", "on_click": S.undo}, cancel={"label": "Keep", "on_click": S.note("kept")},
            close_button=True, duration=60000, id="offer", class_name="mine", style={"border_width": "3px"}, on_dismiss=S.closed)
    def load(self):
        yield rx.toast.loading("Working", id="job", duration=60000)
        yield rx.toast.success("Done", id="job", duration=60000)
    def wait(self): return rx.toast.loading("Waiting", id="job", duration=60000)
    def short(self): return rx.toast.info("Short", duration=50, on_auto_close=lambda: S.note("gone"))
    def levels(self): return [rx.toast.info("i"), rx.toast.warning("w"), rx.toast.error("e"), rx.toast(title="t", description="d")]
    def clear(self): return rx.toast.dismiss()
    def drop(self): return rx.toast.dismiss("job")

def index():
    return rx.vstack(
        rx.text(S.log.join(" "), id="log"),
        rx.button("offer", on_click=S.offer), rx.button("load", on_click=S.load), rx.button("short", on_click=S.short), rx.button("wait", on_click=S.wait),
        rx.button("levels", on_click=S.levels), rx.button("clear", on_click=S.clear), rx.button("drop", on_click=S.drop),
        rx.button("bound", on_click=rx.toast.success(S.log.length().to_string() + " notes", action={"label": "Note", "on_click": S.note("bound")}, duration=60000)),
    )

app = rx.App(toaster=rx.toast.provider(position="top-left", visible_toasts=9, loading_icon=rx.icon("hourglass", size=17), toast_options=rx.toast.options(class_name="all")))
app.add_page(index)
"""


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_toasts(page, run):
    page.goto(run(APP, "prod").url)
    toasts, log = page.locator("[data-sonner-toast]"), page.locator("#log")
    press(page, "offer")
    expect(toasts).to_contain_text("DeletedOne file.")
    expect(toasts).to_have_class("all mine")
    expect(toasts).to_have_css("border-width", "3px")
    expect(toasts).to_have_attribute("data-x-position", "left")
    expect(page.get_by_label("Close toast")).to_be_visible()
    page.locator("[data-button]", has_text="Undo").click()
    expect(log).to_have_text("undone")
    expect(toasts).to_have_count(0)

    press(page, "offer")
    page.locator("[data-button]", has_text="Keep").click()
    expect(log).to_contain_text("undone kept")
    expect(toasts).to_have_count(0)

    press(page, "load")
    expect(toasts.filter(has_text="Done")).to_have_attribute("data-type", "success")
    expect(toasts.filter(has_text="Working")).to_have_count(0)
    press(page, "drop")
    expect(toasts).to_have_count(0)

    press(page, "wait")
    expect(toasts.filter(has_text="Waiting").locator("svg.lucide")).to_have_attribute("width", "17")
    press(page, "drop")
    expect(toasts).to_have_count(0)

    press(page, "short")
    expect(log).to_contain_text("gone")
    press(page, "bound")
    expect(toasts.filter(has_text="notes")).to_be_visible()
    page.locator("[data-button]", has_text="Note").click()
    expect(log).to_contain_text("bound")

    expect(toasts).to_have_count(0)
    press(page, "levels")
    expect(toasts).to_have_count(4)
    kinds = [toast.get_attribute("data-type") for toast in toasts.all()]
    assert set(kinds) == {"info", "warning", "error", None}
    press(page, "clear")
    expect(toasts).to_have_count(0)
