"""Pages whose ``on_load`` changes the state: once for each visit."""

import mirra as rx
from faults.apps.around import around


class Visits(rx.State):
    seen: list[str] = []
    clicks: int = 0

    @rx.event(idempotent=True)
    def note(self):
        self.seen.append(self.router.url.path)

    def click(self):
        self.clicks += 1


def body():
    return around(
        rx.text(Visits.clicks, id="clicks"),
        rx.foreach(Visits.seen, rx.text),
        rx.button("click", on_click=Visits.click, id="click"),
        *[rx.link(url, href=url, id=f"go {url}") for url in ("/", "/item/1", "/item/2", "/other")],
    )


app = rx.App()
app.add_page(body, route="/", on_load=Visits.note)
app.add_page(body, route="/item/[number]", on_load=Visits.note)
app.add_page(body, route="/other")
