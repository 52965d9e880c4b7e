"""Files sent and fetched, in a real browser, with the example."""

import hashlib

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
