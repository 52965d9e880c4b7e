"""`rx.upload(check_content=True)`."""

import httpx
import pytest

import mirra as rx
from mirra.server.uploads.content import is_of_its_kind
from mirra.server.uploads.grants import Claim

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)
PAGE = b"<html><script>alert(1)</script>"


@pytest.mark.parametrize(
    ("name", "kind", "start", "fits"),
    [
        ("a.png", "image/png", PNG, True),
        ("a.png", "", PNG, True),
        ("a.png", "image/png", PAGE, False),
        ("a.png", "text/html", PAGE, False),
        ("a.png", "image/jpeg", PNG, False),
        ("a.jpg", "image/jpeg", b"\xff\xd8\xff\xe0", True),
        ("a.webp", "image/webp", b"RIFF\0\0\0\0WEBPVP8 ", True),
        ("a.wav", "audio/wav", b"RIFF\0\0\0\0WEBPVP8 ", False),
        ("a.mp4", "video/mp4", b"\0\0\0\x20ftypisom", True),
        ("a.pdf", "application/pdf", b"%PDF-1.7", True),
        (
            "a.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK\3\4",
            True,
        ),
        ("a.txt", "text/plain", b"hello", True),
        ("a.txt", "text/plain", PNG, False),
        ("a.csv", "text/csv", b"a\0b", False),
        ("a.xyz", "", b"anything", True),
        ("a.png", "image/png", b"", False),
    ],
)
def test_a_file_begins_as_its_kind_does(name, kind, start, fits):
    assert is_of_its_kind(Claim(name, 100, kind), start[:16]) is fits


async def test_a_page_that_is_called_a_picture_is_refused(serve):
    class Box(rx.State):
        names: list[str] = []

        async def keep(self, files: list[rx.UploadFile]):
            self.names = [*self.names, *(file.name for file in files)]

    def index():
        upload = rx.upload(id="files", accept={"image/png": [".png"]}, check_content=True)
        button = rx.button(on_click=Box.keep(rx.upload_files("files")))
        return rx.fragment(rx.text(Box.names.length()), upload, button)

    app = rx.App()
    app.add_page(index, route="/")
    served = await serve(app=app)
    bind = next(b.id for b in served.application.source.page("/").bindings if b.handler.endswith(".keep"))
    async with served.browser() as browser:
        await browser.hello()

        async def send(data):
            browser.n += 1
            claim = {"name": "a.png", "size": len(data), "type": "image/png"}
            request = {"key": "1", "files": [claim]}
            await browser.send({"t": "event", "n": browser.n, "bind": bind, "args": [request]})
            while True:
                message = await browser.receive(10.0)
                found = [given["grant"] for name, given in message.get("do", []) if name == "upload"]
                if found:
                    break
            async with httpx.AsyncClient(trust_env=False) as client:
                answer = await client.post(
                    f"http://127.0.0.1:{browser.port}/_upload",
                    headers={"mirra-grant": found[0]},
                    files=[("files", ("a.png", data))],
                )
            return answer.status_code, answer.text

        assert await send(PAGE) == (415, "A file is not of the kind that its name or its type says.")
        assert (await send(PNG))[0] == 200
        while browser.state.get("names") != ["a.png"]:
            await browser.receive(10.0)
