"""Background work, which ends with its process and is begun again by who wanted it; each step of it once."""

import mirra as rx
from faults.apps.around import around


class Jobs(rx.State):
    progress: dict[str, int] = {}
    clicks: int = 0

    @rx.event(background=True)
    async def work(self, job: str):
        while True:
            async with self:
                done = self.progress.get(job, 0)
                if done >= 3:
                    return
                self.progress[job] = done + 1

    def click(self):
        self.clicks += 1


def index():
    return around(
        rx.text(Jobs.clicks),
        rx.foreach(Jobs.progress, lambda item: rx.text(item[0], item[1])),
        rx.button("click", on_click=Jobs.click, id="click"),
        rx.input(on_change=Jobs.work, id="work"),
    )


app = rx.App()
app.add_page(index, route="/")
