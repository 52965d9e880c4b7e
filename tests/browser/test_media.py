"""`rx.audio` and `rx.video`: a file with its events and controlled by state, a preview, and the frame of a service."""

import wave

from playwright.sync_api import expect

APP = """
import mirra as rx

class S(rx.State):
    playing: bool = False
    seen: list[str] = []
    duration: float = 0
    played: float = 0

    @rx.event
    def toggle(self):
        self.playing = not self.playing

    @rx.event
    def saw(self, name: str):
        self.seen.append(name)

    @rx.event
    def lasts(self, seconds: float):
        self.duration = seconds

    @rx.event
    def advance(self, progress: dict):
        self.played = progress["played"]

def index():
    return rx.vstack(
        rx.audio(
            src="/tone.wav", playing=S.playing, muted=True, id="tone", on_ready=S.saw("ready"), on_start=S.saw("start"),
            on_pause=S.saw("pause"), on_ended=S.saw("ended"), on_duration_change=S.lasts, on_progress=S.advance,
        ),
        rx.button("Toggle", on_click=S.toggle, id="toggle"),
        rx.text(S.seen.join(" "), id="seen"),
        rx.text(S.duration, id="duration"),
        rx.text(S.played, id="played"),
        rx.video("https://youtu.be/dQw4w9WgXcQ", light="/none.png", id="film", on_click_preview=S.saw("preview"), on_play=S.saw("play"), width="320px"),
    )
"""

FRAME = """<script>
addEventListener('message', ({ data, source }) => {
  if (JSON.parse(data).event !== 'listening') return
  const say = (message) => source.postMessage(JSON.stringify(message), '*')
  say({ event: 'onReady' })
  say({ event: 'infoDelivery', info: { playerState: 1, currentTime: 1, duration: 10 } })
})
</script>"""
"""What the service's player says, which cannot be reached from a test."""


def tone(path):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(bytes([128, 140] * 4000))


def test_players(page, run, tmp_path):
    (tmp_path / "assets").mkdir()
    tone(tmp_path / "assets" / "tone.wav")
    page.route(
        "https://www.youtube-nocookie.com/**",
        lambda route: route.fulfill(body=FRAME, content_type="text/html"),
    )
    app = run(APP)
    page.goto(app.url)
    expect(page.locator("#duration")).to_have_text("1.0")
    expect(page.locator("#seen")).to_have_text("ready")
    page.click("#toggle")
    expect(page.locator("#seen")).to_have_text("ready start pause ended")
    expect(page.locator("#played")).to_have_text("1.0")
    film = page.locator("#film")
    assert round(film.bounding_box()["height"]) == 180
    film.click()
    expect(page.locator("iframe#film")).to_have_attribute("title", "YouTube")
    assert round(film.bounding_box()["height"]) == 180
    expect(page.locator("#seen")).to_have_text("ready start pause ended preview play")
