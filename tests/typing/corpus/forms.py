"""Forms, uploads and what handlers get of them. Never run; see `test_typing.py`."""

import dataclasses
from typing import Any, TypedDict

import pydantic

import mirra as rx
from mirra.events.uploaded import UploadChunkIterator


@dataclasses.dataclass
class Login:
    name: str
    remember: bool = False


class Order(pydantic.BaseModel):
    item: str
    count: int = pydantic.Field(gt=0)


class Search(TypedDict):
    text: str


class S(rx.State):
    files: list[str] = []
    name: str = ""

    # right: a form as a dict
    @rx.event
    def as_dict(self, data: dict[str, Any]) -> None:
        self.name = data["name"]

    # right: a form as a dataclass
    @rx.event
    def log_in(self, form: Login) -> None:
        self.name = form.name
        self.name = form.nmae  # wrong: attr-defined, reportAttributeAccessIssue
        self.name = form.remember  # wrong: assignment, reportAttributeAccessIssue

    # right: a form as a model
    @rx.event
    def order(self, form: Order) -> None:
        self.files = [form.item] * form.count
        self.files = form.count  # wrong: assignment, reportAttributeAccessIssue

    # right: a form as a TypedDict
    @rx.event
    def search(self, form: Search) -> None:
        self.name = form["text"]
        self.name = form["txet"]  # wrong: typeddict-item, reportGeneralTypeIssues

    # right: uploaded files
    @rx.event
    async def upload(self, files: list[rx.UploadFile]) -> None:
        for file in files:
            data = await file.read()
            self.files.append(f"{file.filename}: {len(data)}")
            self.files.append(file.file_name)  # wrong: attr-defined, reportAttributeAccessIssue
            self.files.append(file.read())  # wrong: arg-type, reportArgumentType

    # right: files in chunks, in the background
    @rx.event(background=True)
    async def stream(self, chunks: UploadChunkIterator) -> None:
        async for chunk in chunks:
            async with self:
                self.files.append(f"{chunk.filename} {len(chunk.data)}")


# right: a form with controls
rx.form(
    rx.input(name="name", placeholder="Name", required=True),
    rx.checkbox("Remember me", name="remember"),
    rx.select(["a", "b"], name="kind", default_value="a"),
    rx.text_area(name="text", rows="4"),
    rx.button("Send", type="submit"),
    on_submit=S.log_in,
    reset_on_submit=True,
)
# right: parts of a form
rx.form.root(
    rx.form.field(rx.form.label("Name"), rx.form.control(rx.input(), as_child=True), name="name"),
    on_submit=S.as_dict,
)
# right: an upload with limits
rx.upload(
    rx.text("Drop files here"),
    id="files",
    multiple=True,
    accept={"image/png": [".png"]},
    max_files=3,
    max_size=1_000_000,
    on_drop=S.upload(rx.upload_files("files")),
)
# right: the handler is called with the files of an upload
rx.button(on_click=S.upload(rx.upload_files(upload_id="files")))
# right: which files are chosen
rx.foreach(rx.selected_files("files"), rx.text)
rx.button(on_click=rx.clear_selected_files("files"))
rx.button(on_click=rx.cancel_upload("files"))
# right: controlled inputs
rx.input(value=S.name, on_change=S.setvar("name"), type="email", max_length=20)
rx.switch(checked=True, on_change=S.setvar("name"))
rx.slider(min=0, max=10, step=1, default_value=[3])

rx.form(onsubmit=S.log_in)  # wrong: call-arg, reportCallIssue
rx.form(on_submit="log_in")  # wrong: arg-type, reportArgumentType
rx.input(typ="email")  # wrong: call-arg, reportCallIssue
rx.input(size="9")  # wrong: arg-type, reportArgumentType
rx.input(variant="bold")  # wrong: arg-type, reportArgumentType
rx.checkbox(checkd=True)  # wrong: call-arg, reportCallIssue
rx.select(["a"], positon="popper")  # wrong: call-arg, reportCallIssue
rx.text_area(resize="diagonal")  # wrong: arg-type, reportArgumentType
rx.upload(max_file=3)  # wrong: call-arg, reportCallIssue
rx.upload(maxsize=3)  # wrong: call-arg, reportCallIssue
rx.button(on_click=S.upload("files"))  # wrong: call-overload, reportArgumentType
rx.button(on_click=rx.upload_files())  # wrong: arg-type, reportArgumentType
chosen = rx.upload_files(id="files")  # wrong: call-arg, reportCallIssue
rx.button("Send", typ="submit")  # wrong: call-arg, reportCallIssue
rx.slider(orientation="diagonal")  # wrong: arg-type, reportArgumentType
rx.switch(size="4")  # wrong: arg-type, reportArgumentType
rx.radio(["a"], directon="row")  # wrong: call-arg, reportCallIssue
