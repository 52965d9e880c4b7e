"""Section 10: nothing is received that a page did not ask for, and nothing received is trusted."""

import asyncio
import tempfile
from pathlib import PurePosixPath, PureWindowsPath

import pytest

import mirra as rx
from mirra.protocol.bindings import SLOT
from mirra.server.uploads.grants import MOST_FILES
from mirra.server.uploads.names import safe_name

from .client import PATIENCE, attack, get

BOUNDARY = "xxBOUNDARYxx"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where bytes would be written: temporary files, and the folder that is served."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("REFLEX_UPLOADED_FILES_DIR", str(tmp_path / "served"))
    (tmp_path / "temporary").mkdir()
    (tmp_path / "served").mkdir()
    return tmp_path


def written(folder):
    """Every file there, whatever it is called."""
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def drop_box(effects):
    """A page that takes at most two PNG files of at most 1000 bytes each."""

    class Box(rx.State):
        async def take(self, folder: str, files: list[rx.UploadFile]):
            effects.append((folder, [(file.name, file.size, await file.read()) for file in files]))

        @rx.event(background=True)
        async def stream(self, chunks: rx.UploadChunkIterator):
            effects.append("started")
            async for chunk in chunks:
                effects.append((chunk.filename, chunk.offset, len(chunk.data)))
            effects.append("whole")

        @rx.event(background=True)
        async def turn_away(self, chunks: rx.UploadChunkIterator):
            effects.append("turned away")

    def index():
        return rx.fragment(
            rx.upload(id="box", accept={"image/png": [".png"]}, max_files=2, max_size=1000),
            rx.upload(id="any"),
            rx.button("send", on_click=Box.take("inbox", rx.upload_files(upload_id="box"))),
            rx.button("stream", on_click=Box.stream(rx.upload_files_chunk(upload_id="any"))),
            rx.button("away", on_click=Box.turn_away(rx.upload_files_chunk(upload_id="any"))),
        )

    return {"/": index}


def binding_of(served, name):
    (found,) = [b for b in served.application.source.page("/").bindings if b.handler.endswith(name)]
    return found.id


def claim(name="a.png", size=5, kind="image/png"):
    return {"name": name, "size": size, "type": kind}


async def grant_for(hostile, bind, *claims, n=1):
    """The grant that the server gives for these files, or `None`, and what else it told."""
    answer = await hostile.event(n, bind, [{"key": "k", "files": list(claims)}])
    (action,) = [arguments for name, arguments in answer["do"] if name == "upload"]
    assert action["key"] == "k" or "grant" not in action
    return action.get("grant")


def part(data, name="a.png", kind="image/png"):
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\nContent-Type: {kind}\r\n\r\n'
    return head.encode() + data + b"\r\n"


END = f"--{BOUNDARY}--\r\n".encode()


async def post(port, body, grant=None, *, length=None, pieces=(), **headers):
    """The status of a POST. `length` is what is said of the body; `pieces` follow it as long as the server reads."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    named = {
        "Host": f"localhost:{port}",
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Content-Length": len(body) if length is None else length,
        "Connection": "close",
        **({} if grant is None else {"Mirra-Grant": grant}),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value != "")
    try:
        writer.write(f"POST /_upload HTTP/1.1\r\n{head}\r\n".encode() + body)
        for piece in pieces:
            if reader.at_eof() or writer.is_closing():
                break
            writer.write(piece)
            await writer.drain()
    except ConnectionError:
        pass
    try:
        line = await asyncio.wait_for(reader.readline(), PATIENCE)
        return int(line.split()[1])
    finally:
        writer.close()


async def until(condition):
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.005)


async def test_what_was_granted_arrives_once_with_the_constants_of_the_page(serve, drop_box, effects, folder):
    served = await serve(drop_box)
    async with attack(served.port) as hostile:
        await hostile.hello()
        grant = await grant_for(hostile, binding_of(served, ".take"), claim(), claim("b.png", 3))
        body = part(b"first") + part(b"2nd", "b.png") + END
        assert await post(served.port, body, grant) == 200
        await until(lambda: effects)
        assert effects == [("inbox", [("a.png", 5, b"first"), ("b.png", 3, b"2nd")])]
        assert await post(served.port, body, grant) == 403
        await hostile.pong()
        assert len(effects) == 1
    await until(lambda: not written(folder))


@pytest.mark.parametrize("grant", [None, "", "x", "x-y", "'; --", "a" * 8000])
async def test_without_a_grant_no_byte_is_written(serve, drop_box, effects, folder, grant):
    served = await serve(drop_box)
    assert await post(served.port, part(b"x" * 100_000) + END, grant) == 403
    assert effects == [] and written(folder) == []


async def test_a_grant_of_another_page_is_good_for_its_own_session_only(serve, drop_box, effects, folder):
    """Who steals a grant can send the files that were named, to who named them: there is nothing else in it."""
    served = await serve(drop_box)
    async with attack(served.port) as victim, attack(served.port) as thief:
        await victim.hello(doc="one")
        await thief.hello(doc="two")
        grant = await grant_for(victim, binding_of(served, ".take"), claim())
        assert await post(served.port, part(b"x" * 6) + END, grant) == 413
    assert effects == []


@pytest.mark.parametrize(
    "claims",
    [
        [],
        [claim()] * 3,
        [claim(size=1001)],
        [claim(size=-1)],
        [claim("a.html", kind="text/html")],
        [claim("a.png.html", kind="image/pngx")],
        [{"name": 1, "size": 1}],
        [{"name": "a.png"}],
        "all",
    ],
)
async def test_files_that_the_element_does_not_take_are_not_granted(serve, drop_box, effects, claims):
    served = await serve(drop_box)
    async with attack(served.port) as hostile:
        await hostile.hello()
        assert await grant_for(hostile, binding_of(served, ".take"), *claims) is None
    assert effects == []


async def test_an_element_without_limits_has_the_server_s(serve, drop_box):
    served = await serve(drop_box)
    bind = binding_of(served, ".stream")
    async with attack(served.port) as hostile:
        await hostile.hello()
        assert await grant_for(hostile, bind, *[claim(size=1)] * (MOST_FILES + 1)) is None
        assert await grant_for(hostile, bind, claim(size=10**12), n=2) is None


async def test_a_constant_of_the_page_cannot_be_sent(serve, drop_box):
    served = await serve(drop_box)
    (binding,) = [b for b in served.application.source.page("/").bindings if b.handler.endswith(".take")]
    assert SLOT not in binding.template
    async with attack(served.port) as hostile:
        await hostile.hello()
        answer = await hostile.event(1, binding.id, ["../outside", {"key": "k", "files": [claim()]}])
        assert answer.get("lost") is True


@pytest.mark.parametrize(
    ("body", "length", "status"),
    [
        (part(b"x" * 6) + END, None, 413),
        (part(b"x" * 4) + END, None, 400),
        (part(b"first") + part(b"again") + END, None, 413),
        (END, None, 400),
        (part(b"first"), None, 400),
        (b"no boundary at all", None, 400),
        (b"", None, 400),
        (part(b"first") + END, 10**12, 413),
        (part(b"x" * 100_000) + END, None, 413),
        (part(b"") * 1000 + END, None, 413),
    ],
    ids=["larger", "smaller", "more", "none", "endless", "nonsense", "nothing", "lying", "large", "many"],
)
async def test_what_was_not_granted_is_refused_while_it_comes(
    serve, drop_box, effects, folder, body, length, status
):
    served = await serve(drop_box)
    async with attack(served.port) as hostile:
        await hostile.hello()
        grant = await grant_for(hostile, binding_of(served, ".take"), claim())
        assert await post(served.port, body, grant, length=length) == status
        await hostile.pong()
    assert effects == [] and written(folder) == []


async def test_an_endless_body_is_read_no_further_than_what_was_granted(serve, drop_box, effects, folder):
    """reflex#6115: an upload filled the memory. Here nothing says how long it is."""
    served = await serve(drop_box)
    sent = 0

    def pieces():
        nonlocal sent
        for _ in range(1000):
            sent += 65536
            yield b"10000\r\n" + b"x" * 65536 + b"\r\n"

    async with attack(served.port) as hostile:
        await hostile.hello()
        grant = await grant_for(hostile, binding_of(served, ".take"), claim())
        first = part(b"")[:-2]
        body = f"{len(first):x}\r\n".encode() + first + b"\r\n"
        try:
            status = await post(
                served.port, body, grant, length="", Transfer_Encoding="chunked", pieces=pieces()
            )
        except (ConnectionError, IndexError):
            status = 413  # the socket was closed before the answer could be read
        assert status == 413
        assert sent < 1000 * 65536 // 4
        await hostile.pong()
    assert effects == [] and written(folder) == []


@pytest.mark.parametrize(
    "content_type", ["", "text/plain", "multipart/form-data", "multipart/mixed; boundary=x"]
)
async def test_a_body_of_another_kind(serve, drop_box, effects, content_type):
    served = await serve(drop_box)
    async with attack(served.port) as hostile:
        await hostile.hello()
        grant = await grant_for(hostile, binding_of(served, ".take"), claim())
        assert await post(served.port, part(b"first") + END, grant, Content_Type=content_type) == 400
    assert effects == []


async def test_a_page_of_another_site_cannot_send(serve, drop_box, effects, folder):
    served = await serve(drop_box)
    async with attack(served.port) as hostile:
        await hostile.hello()
        grant = await grant_for(hostile, binding_of(served, ".take"), claim())
        assert await post(served.port, part(b"first") + END, grant, Origin="https://evil.example") == 403
    assert effects == [] and written(folder) == []


async def test_chunks_that_nobody_takes_end_the_upload(serve, drop_box, effects):
    served = await serve(drop_box)
    size = 64 * 1024 * 1024
    async with attack(served.port) as hostile:
        await hostile.hello()
        grant = await grant_for(hostile, binding_of(served, ".turn_away"), claim(size=size))
        body = part(b"")[:-2]
        try:
            status = await post(
                served.port, body, grant, length=len(body) + size, pieces=iter([b"x" * 65536] * 1000)
            )
        except (ConnectionError, IndexError):
            status = 409
    assert status == 409
    assert effects == ["turned away"]


async def test_chunks_come_in_order_and_are_whole(serve, drop_box, effects):
    served = await serve(drop_box)
    async with attack(served.port) as hostile:
        await hostile.hello()
        grant = await grant_for(
            hostile, binding_of(served, ".stream"), claim(size=2_500_000), claim("../b", 0), claim("c", 1)
        )
        body = part(b"x" * 2_500_000) + part(b"") + part(b"y") + END
        assert await post(served.port, body, grant) == 200
        await until(lambda: "whole" in effects)
    chunks = effects[1:-1]
    assert {chunk[0] for chunk in chunks} == {"a.png", "b", "c"}
    assert sum(size for name, _, size in chunks if name == "a.png") == 2_500_000
    assert chunks[-2:] == [("b", 0, 0), ("c", 0, 1)]


async def test_an_upload_that_breaks_off_raises_in_its_background_handler(serve, drop_box, effects):
    served = await serve(drop_box)
    async with attack(served.port) as hostile:
        await hostile.hello()
        grant = await grant_for(hostile, binding_of(served, ".stream"), claim(size=4_000_000))
        assert await post(served.port, part(b"x" * 2_000_000) + END, grant) == 400
        (session,) = served.sessions.values()
        await until(lambda: not session.background.tasks)
    assert effects[0] == "started" and "whole" not in effects


NAMES = {
    "plain.png": "plain.png",
    "../../etc/passwd": "passwd",
    "..\\..\\windows\\system32\\evil.dll": "evil.dll",
    "/etc/cron.d/x": "x",
    "C:\\boot.ini": "boot.ini",
    "C:evil.txt": "Cevil.txt",
    "\\\\server\\share\\x.txt": "x.txt",
    "//server/share/x.txt": "x.txt",
    "file.txt:stream": "file.txtstream",
    "file.txt::$DATA": "file.txt$DATA",
    "nul\x00byte.png": "nulbyte.png",
    "new\nline\r.txt": "newline.txt",
    "\x1b[31mred.txt": "[31mred.txt",
    "gpj.\u202eexe": "gpj.exe",
    "..": "file",
    ".": "file",
    "": "file",
    "...": "file",
    "   ": "file",
    ".htaccess": "htaccess",
    ".env": "env",
    "trailing. . .": "trailing",
    "CON": "_CON",
    "con.txt": "_con.txt",
    "Lpt1.tar.gz": "_Lpt1.tar.gz",
    "com¹": "_com¹",
    "aux .txt": "_aux.txt",
    "console.txt": "console.txt",
    'a<b>c"d|e?f*g.txt': "abcdefg.txt",
    "ünïcode 文件.png": "ünïcode 文件.png",
    "x" * 400 + ".png": "x" * 196 + ".png",
    "文" * 200 + ".png": "文" * 65 + ".png",
}


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_is_one_part_of_a_path_on_every_system(name):
    safe = safe_name(name)
    assert safe == NAMES[name]
    for flavour in (PurePosixPath, PureWindowsPath):
        path = flavour(safe)
        assert path.parts == (safe,) and not path.is_absolute() and not path.drive
    assert not any(mark in safe for mark in "/\\:\x00") and len(safe.encode()) <= 200


async def test_names_reach_the_handler_cleared(serve, drop_box, effects, folder):
    served = await serve(drop_box)
    async with attack(served.port) as hostile:
        await hostile.hello()
        grant = await grant_for(hostile, binding_of(served, ".take"), claim("../../x/..\\evil.png"))
        assert await post(served.port, part(b"first", "/etc/passwd") + END, grant) == 200
        await until(lambda: effects)
    assert effects == [("inbox", [("evil.png", 5, b"first")])]


async def test_what_was_uploaded_is_saved_and_never_shown(serve, drop_box, folder):
    served = await serve(drop_box)
    for name in ("evil.html", "evil.svg", "paper.pdf", "unknown"):
        (folder / "served" / name).write_bytes(b"<script>alert(1)</script>")
    for name in ("evil.html", "evil.svg", "unknown"):
        head = (await get(served.port, f"/_upload/{name}")).partition(b"\r\n\r\n")[0].decode().lower()
        assert f'content-disposition: attachment; filename="{name}"' in head
        assert "x-content-type-options: nosniff" in head
        assert "content-security-policy: default-src 'none'; sandbox" in head
    head = (await get(served.port, "/_upload/paper.pdf")).partition(b"\r\n\r\n")[0].decode().lower()
    assert 'content-disposition: inline; filename="paper.pdf"' in head
    assert "content-type: application/pdf" in head and "x-content-type-options: nosniff" in head


@pytest.mark.parametrize(
    "path", ["../secret", "%2e%2e/secret", "..%2fsecret", "..%5csecret", ".hidden", "%00", "", "/", "link"]
)
async def test_nothing_outside_the_folder_is_served(serve, drop_box, folder, path):
    (folder / "secret").write_text("canary")
    (folder / "served" / ".hidden").write_text("canary")
    (folder / "served" / "link").symlink_to(folder / "secret")
    served = await serve(drop_box)
    answer = await get(served.port, f"/_upload/{path}")
    assert b"canary" not in answer
