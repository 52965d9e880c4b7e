"""What the browserless client keeps, as a browser would: by kind, by tab, with defaults that are not written."""

import mirra as rx
from mirra.testing import connect


def shop():
    class S(rx.State):
        theme: str = rx.LocalStorage("dark", name="theme", sync=True)
        cart: str = rx.SessionStorage("", name="cart")
        name: str = rx.Cookie("", name="name")

        @rx.event
        def fill(self):
            self.theme, self.cart, self.name = "light", "tea", "Ada"

        @rx.event
        def forget(self):
            return [rx.remove_local_storage("theme"), rx.clear_session_storage(), rx.remove_cookie("name")]

    def index():
        return rx.fragment(
            rx.text("[", S.theme, "] [", S.cart, "] [", S.name, "]", id="all"),
            rx.button("Fill", on_click=S.fill),
            rx.button("Forget", on_click=S.forget),
        )

    return index


async def test_tabs_and_sessions_have_what_is_theirs():
    async with connect(shop()) as page:
        await page.click("Fill")
        assert await page.text("#all") == "[light] [tea] [Ada]"
        tab, other = await page.new_tab(), await page.new_user()
        assert await tab.text("#all") == "[light] [] [Ada]"
        assert await other.text("#all") == "[dark] [] []"


async def test_what_is_removed_has_its_default_again_also_in_tabs_that_follow():
    async with connect(shop()) as page:
        tab = await page.new_tab()
        await page.click("Fill")
        await tab.see("[light]")
        await page.click("Forget")
        assert await page.text("#all") == "[dark] [] []"
        await tab.see("[dark]")
