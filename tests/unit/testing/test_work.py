"""What a test costs: drawings and messages, so that a hundred of them take a moment."""

import mirra as rx
from mirra.testing import connect
from mirra.testing.site import Site


async def test_a_click_is_one_event_and_few_drawings():
    class S(rx.State):
        n: int = 0

        @rx.event
        def add(self):
            self.n += 1

    app = rx.App()
    app.add_page(lambda: rx.fragment(rx.button("Add", on_click=S.add), rx.text(S.n)), route="/")
    site = Site(app)
    page = await site.open("/")
    before = page.work
    for _ in range(100):
        await page.click("Add")
    await page.see("100")
    await site.close()
    after = page.work
    assert after.sent - before.sent == 200  # an event and an acknowledgement each
    assert after.received - before.received == 100
    assert after.drawings - before.drawings <= 300


async def test_an_app_is_compiled_once_for_all_tests():
    app = rx.App()
    app.add_page(lambda: rx.text("hello"), route="/")
    assert Site(app).source is Site(app).source
    for _ in range(3):
        async with connect(app) as page:
            await page.see("hello")
