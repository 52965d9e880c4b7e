"""A shared shelf of files: drop them, watch them arrive, take them home. Large ones are counted while they come in."""

import hashlib

import mirra as rx

MEGABYTE = 1024 * 1024


class Shelf(rx.State):
    """What this visitor has put on the shelf."""

    names: list[str] = []
    percent: int = 0

    @rx.event
    async def keep(self, files: list[rx.UploadFile]) -> list[rx.EventSpec]:
        """Copy each file into the folder that everybody can fetch from."""
        for file in files:
            with (rx.get_upload_dir() / file.name).open("wb") as target:
                while data := await file.read(MEGABYTE):
                    target.write(data)
            self.names.append(file.name)
        self.percent = 0
        return [rx.clear_selected_files("shelf"), rx.toast.success(f"{len(files)} on the shelf.")]

    @rx.event
    def arrived(self, progress: dict[str, float]) -> None:
        self.percent = round(100 * progress["progress"])

    @rx.event
    def stop(self) -> rx.EventSpec:
        self.percent = 0
        return rx.cancel_upload("shelf")

    @rx.event
    def list_as_text(self) -> rx.EventSpec:
        return rx.download(data="\n".join(self.names), filename="shelf.txt")


class Checksum(rx.State):
    """The fingerprint of a file of any size, taken while it arrives."""

    megabytes: float = 0
    digest: str = ""

    @rx.event(background=True)
    async def take(self, chunks: rx.UploadChunkIterator) -> None:
        taken, sha = 0, hashlib.sha256()
        async for chunk in chunks:
            sha.update(chunk.data)
            taken += len(chunk.data)
            async with self:
                self.megabytes = round(taken / MEGABYTE, 1)
        async with self:
            self.digest = sha.hexdigest()


def shelf() -> rx.Component:
    return rx.vstack(
        rx.upload(
            rx.center(
                rx.icon("cloud-upload", size=28, color=rx.color("accent", 9)),
                rx.text("Drop pictures, texts or PDFs here, or click.", size="2", color_scheme="gray"),
                direction="column",
                spacing="2",
            ),
            rx.foreach(rx.selected_files("shelf"), lambda name: rx.code(name)),
            id="shelf",
            accept={"image/*": [], "text/plain": [".txt"], "application/pdf": [".pdf"]},
            max_files=5,
            max_size=100 * MEGABYTE,
            width="100%",
            padding="2em",
            border=f"1.5px dashed {rx.color('accent', 7)}",
            border_radius="12px",
            drag_active_style={"background": rx.color("accent", 3)},
        ),
        rx.hstack(
            rx.button(
                "Put on the shelf",
                on_click=Shelf.keep(rx.upload_files(upload_id="shelf", on_upload_progress=Shelf.arrived)),
            ),
            rx.button("Cancel", on_click=Shelf.stop, variant="soft"),
            rx.button("Clear", on_click=rx.clear_selected_files("shelf"), variant="soft"),
        ),
        rx.progress(value=Shelf.percent, width="100%"),
        rx.foreach(Shelf.names, lambda name: rx.link(name, href=rx.get_upload_url(name))),
        rx.button("Download the list", on_click=Shelf.list_as_text, variant="ghost"),
        width="100%",
    )


def checksum() -> rx.Component:
    return rx.vstack(
        rx.upload.root(
            rx.button("Fingerprint of a file"),
            id="checksum",
            multiple=False,
            on_drop=Checksum.take,
        ),
        rx.cond(Checksum.megabytes, rx.text(Checksum.megabytes, " MB")),
        rx.code(Checksum.digest, id="digest", display=rx.cond(Checksum.digest, "inline", "none")),
        width="100%",
    )


def index() -> rx.Component:
    return rx.container(
        rx.vstack(rx.heading("Files"), shelf(), rx.separator(), checksum(), spacing="5", padding_y="3em"),
        size="1",
    )


app = rx.App()
app.add_page(index, title="Files")
