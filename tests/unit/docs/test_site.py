"""A folder becomes a site: routes, order, links, files, the index of the search."""

import msgspec
import pytest

import mirra as rx
from mirra.compiler.compiled import CompiledApp
from mirra.docs.search import search_index
from mirra.errors import MirraRuntimeError, RouteValueError
from mirra.testing import connect

FILES = {
    "index.md": "# Welcome\n\nSee [state](guides/state.md#what-it-is).\n",
    "guides/index.md": "---\ntitle: Guides\norder: 1\n---\n# All guides\n",
    "guides/02-events.md": "# Events\n\nWhat people do.\n",
    "guides/01-state.md": "---\ntitle: State\ndescription: What an app knows.\n---\n# State\n\n## What it is\n\nA class with vars.\n",
    "guides/why.md": "---\norder: 0\n---\n# Why\n",
    "reference/vars.md": "---\norder: 3\n---\n# Vars\n",
    "_drafts/later.md": "# Not yet\n",
}


def test_routes_and_order(pages):
    site = pages(FILES)
    assert [(entry.route, entry.title) for entry in site.entries] == [
        ("/", "Welcome"),
        ("/guides", "Guides"),
        ("/guides/why", "Why"),
        ("/guides/state", "State"),
        ("/guides/events", "Events"),
        ("/reference/vars", "Vars"),
    ]


def test_a_site_below_a_route_and_beside_other_pages(pages):
    site = pages({"index.md": "# Docs\n", "a.md": "[home](index.md)\n"}, route="/docs")
    assert [entry.route for entry in site.entries] == ["/docs", "/docs/a"]
    app = rx.App()
    app.add_page(lambda: rx.text("Home"), route="/")
    assert set(CompiledApp(app).routes()) == {"/", "/docs", "/docs/a"}


async def test_the_frame(pages):
    pages({"index.md": "# One\n\n[two](two.md)\n", "two.md": "# Two\n\n## Part\n\nText.\n"}, title="Handbook")
    async with connect(rx.App(), "/") as page:
        assert page.title == "Handbook"
        await page.click("two")
        assert page.url.endswith("/two")
        assert page.title == "Two · Handbook"
        await page.see("On this page", "Previous", "Text.")
        await page.dont_see("Next")


def test_links_and_files(pages):
    site = pages(
        {
            "index.md": "![a](pictures/a.png) [b](b.md#part) [web](https://example.com) [root](/x) [here](#part)\n",
            "b.md": "Text.\n",
            "pictures/a.png": b"png",
        }
    )
    assert site.errors() == []
    source = CompiledApp(rx.App())
    assert source.file("/pictures/a.png").content == b"png"
    module = source.file(source.page("/").module).content.decode()
    for address in ('"/pictures/a.png"', '"/b#part"', '"https://example.com"', '"/x"', '"#part"'):
        assert address in module


def test_links_that_lead_nowhere(pages):
    site = pages(
        {
            "guides/state.md": "# State\n",
            "guides/events.md": "# Events\n\nSee [it](sate.md) and [that](../../secret.txt).\n",
        }
    )
    site.folder.parent.joinpath("secret.txt").write_text("x")
    assert [str(error) for error in site.errors()] == [
        "There is no file `sate.md` to link to.\n  Did you mean `state.md`?\n  in docs/guides/events.md:3",
        "There is no file `../../secret.txt` to link to.\n  in docs/guides/events.md:3",
    ]


def test_two_files_of_one_address(pages):
    with pytest.raises(RouteValueError) as raised:
        pages({"01-state.md": "# State\n", "state.md": "# State\n"})
    text = "`01-state.md` and `state.md` would both be `/state`.\n  Give one of them another name.\n  in docs/state.md:1"
    assert str(raised.value) == text


def test_no_pages(pages, tmp_path):
    with pytest.raises(MirraRuntimeError, match="There is no folder"):
        rx.docs.site(tmp_path / "nowhere")
    with pytest.raises(MirraRuntimeError, match="There is no Markdown file"):
        pages({"text.txt": "x"})


def test_the_index_of_the_search(pages):
    pages({"state.md": FILES["guides/01-state.md"]})
    index = CompiledApp(rx.App()).file("/search.json")
    assert msgspec.json.decode(index.content) == [
        ["/state", "State", "", "What an app knows."],
        ["/state#what-it-is", "State", "What it is", "A class with vars."],
    ]
    assert index.media_type == "application/json"


def test_the_index_is_bounded(pages):
    site = pages({f"page{n}.md": f"# Page {n}\n\n" + "word " * 5000 for n in range(30)})
    index = search_index(site.entries, 20_000)
    assert len(index) < 20_000
    assert len(msgspec.json.decode(index)) == 30


def test_html_in_a_text_is_text(pages):
    pages({"index.md": "<script>alert(1)</script>\n\nA <b>word</b> and [x](javascript:alert(1)).\n"})
    source = CompiledApp(rx.App())
    module = source.file(source.page("/").module).content.decode()
    assert 'jsx("script"' not in module
    assert "javascript:" not in module.replace("[x](javascript:alert(1))", "")


def test_a_file_in_another_encoding(pages):
    site = pages({"index.md": b"# Good\n\nText.\n" + "M\xfcll\n".encode("latin-1")})
    assert [str(error) for error in site.errors()] == [
        "This is no UTF-8: the page ends here.\n  in docs/index.md:4"
    ]
    assert site.entries[0].title == "Good"


def test_a_page_with_code_loads_the_colours_of_code_alone(pages):
    pages({"index.md": "# Code\n\n```python\nprint(1)\n```\n"})
    loaded = {
        url.rpartition("/")[2].removesuffix(".js")[: -len("-01234567")]
        for url in CompiledApp(rx.App()).page("/").preload
    }
    assert "code" in loaded
    assert not loaded & {"markdown", "emotion"}
