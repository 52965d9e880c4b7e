"""Files sent and fetched, in a real browser, with the example."""

import hashlib
import re

from playwright.sync_api import expect

from .conftest import ROOT

EXAMPLE = ROOT / "examples" / "files" / "files.py"


def choose(page, id, *files):
    page.locator(f"#{id} input[type=file]").set_input_files(
        [{"name": name, "mimeType": kind, "buffer": data} for name, kind, data in files], timeout=60_000
    )


def test_files_are_chosen_sent_and_fetched(page, run, tmp_path):
    app = run(EXAMPLE)
    page.goto(app.url)
    choose(page, "shelf", ("a #1.txt", "text/plain", b"one"), ("b.txt", "text/plain", b"two"))
    expect(page.locator("#shelf code")).to_have_text(["a #1.txt", "b.txt"])
    page.get_by_role("button", name="Put on the shelf").click()
    expect(page.get_by_text("2 on the shelf.")).to_be_visible()
    expect(page.locator("#shelf code")).to_have_count(0)
    assert (tmp_path / "uploaded_files" / "a #1.txt").read_bytes() == b"one"
    with page.expect_download() as download:
        page.get_by_role("link", name="a #1.txt").click()
    assert download.value.path().read_bytes() == b"one"
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the list").click()
    assert download.value.suggested_filename == "shelf.txt"
    assert download.value.path().read_text() == "a #1.txt\nb.txt"


def test_what_the_element_does_not_accept_is_not_chosen(page, run):
    app = run(EXAMPLE)
    page.goto(app.url)
    choose(page, "shelf", ("page.html", "text/html", b"<b>"))
    expect(page.get_by_text("Not accepted.")).to_be_visible()
    choose(page, "shelf", *((f"{n}.txt", "text/plain", b"x") for n in range(6)))
    expect(page.get_by_text("Too many files")).to_be_visible()
    expect(page.locator("#shelf code")).to_have_count(0)


DROP = """([target, names]) => {
  const carried = new DataTransfer()
  for (const name of names) carried.items.add(new File(["dropped"], name, { type: "text/plain" }))
  const tell = (kind) => target.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }))
  tell("dragenter")
  tell("dragover")
  window.drop = () => tell("drop")
}"""


def test_files_are_dropped(page, run):
    app = run(EXAMPLE)
    page.goto(app.url)
    shelf = page.locator("#shelf")
    plain = shelf.evaluate("e => getComputedStyle(e).backgroundColor")
    page.evaluate(DROP, [shelf.element_handle(), ["dropped.txt"]])
    expect(shelf).to_have_attribute("data-drag-active", "")
    assert shelf.evaluate("e => getComputedStyle(e).backgroundColor") != plain
    page.evaluate("window.drop()")
    expect(page.locator("#shelf code")).to_have_text("dropped.txt")
    expect(shelf).not_to_have_attribute("data-drag-active", "")


def test_a_file_is_taken_in_chunks_while_it_arrives(page, run):
    app = run(EXAMPLE)
    page.goto(app.url)
    data = bytes(range(256)) * 4096 * 3
    choose(page, "checksum", ("large.bin", "application/octet-stream", data))
    expect(page.locator("#digest")).to_have_text(hashlib.sha256(data).hexdigest(), timeout=30_000)
    expect(page.get_by_text("3.0 MB")).to_be_visible()


def test_what_is_being_sent_can_be_cancelled(page, run, tmp_path):
    app = run(EXAMPLE)
    page.goto(app.url)
    choose(page, "shelf", ("long.txt", "text/plain", b"x" * 4_000_000))
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 400_000}
    network.send("Network.emulateNetworkConditions", slow)
    page.get_by_role("button", name="Put on the shelf").click()
    bar = page.locator("[role=progressbar]")
    expect(bar).to_have_attribute("aria-valuenow", re.compile(r"^[1-9]\d?$"), timeout=30_000)
    page.get_by_role("button", name="Cancel").click()
    expect(bar).to_have_attribute("aria-valuenow", "0", timeout=30_000)
    network.send("Network.emulateNetworkConditions", {**slow, "uploadThroughput": -1})
    # The next upload shows that the server is done with the first: its handler has not run.
    choose(page, "shelf", ("short.txt", "text/plain", b"y"))
    page.get_by_role("button", name="Put on the shelf").click()
    expect(page.get_by_role("link", name="short.txt")).to_be_visible(timeout=30_000)
    assert [file.name for file in (tmp_path / "uploaded_files").iterdir()] == ["short.txt"]


DOWNLOADS = """
import mirra as rx

class S(rx.State):
    rows: list[int] = [1, 2]
    line: str = "a line"
    image: str = "data:image/gif;base64,R0lGOA=="
    def of_bytes(self):
        return rx.download(data=bytes([0, 255, 10]), filename="bytes.bin")
    def of_url(self):
        return rx.download("/hello.txt")

def index():
    return rx.fragment(
        rx.button("text", on_click=rx.download(data="grün", filename="text.txt")),
        rx.button("var", on_click=rx.download(data=S.rows, filename="rows.json")),
        rx.button("line", on_click=rx.download(data=S.line, filename="line.txt")),
        rx.button("image", on_click=rx.download(data=S.image, filename="image.gif")),
        rx.button("bytes", on_click=S.of_bytes),
        rx.button("url", on_click=S.of_url),
    )
"""


def test_downloads_from_text_bytes_a_var_and_an_address(page, run, tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "hello.txt").write_text("hello")
    app = run(DOWNLOADS)
    page.goto(app.url)
    wanted = {
        "text": ("text.txt", "grün".encode()),
        "var": ("rows.json", b"[1,2]"),
        "line": ("line.txt", b"a line"),
        "image": ("image.gif", b"GIF8"),
        "bytes": ("bytes.bin", bytes([0, 255, 10])),
        "url": ("hello.txt", b"hello"),
    }
    for button, (name, content) in wanted.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=button, exact=True).click()
        assert (download.value.suggested_filename, download.value.path().read_bytes()) == (name, content)
