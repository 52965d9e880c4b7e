"""Uploads are checked when the page is built, at the user's line."""

import pytest

import mirra as rx
from mirra.compiler.compiled import CompiledApp
from mirra.config import Config
from mirra.errors import InvalidPropTypeError, MirraError, UploadTypeError, UploadValueError
from mirra.protocol.bindings import UploadRule


@pytest.fixture
def Box():
    class Box(rx.State):
        ids: list[str] = []

        async def keep(self, folder: str, files: list[rx.UploadFile]):
            pass

        async def no_files(self, names: list[str]):
            pass

        @rx.event(background=True)
        async def background(self, files: list[rx.UploadFile]):
            pass

        @rx.event(background=True)
        async def chunks(self, chunks: rx.UploadChunkIterator):
            pass

        async def not_background(self, chunks: rx.UploadChunkIterator):
            pass

    return Box


def told(error: MirraError) -> list[str]:
    """The text of an error; its last line says where, and that is in this file."""
    *lines, where = str(error).splitlines()
    assert "test_upload_bindings.py:" in where
    return lines


def test_a_handler_without_a_parameter_for_files(Box):
    with pytest.raises(UploadValueError) as caught:
        Box.no_files(rx.upload_files(upload_id="x"))
    assert told(caught.value) == [
        "`no_files` has no parameter for the files of `rx.upload_files`.",
        "  Annotate one with `list[rx.UploadFile]`.",
    ]


def test_a_background_handler_takes_chunks(Box):
    with pytest.raises(UploadTypeError) as caught:
        Box.background(rx.upload_files(upload_id="x"))
    assert told(caught.value) == [
        "`background` is a background handler: it cannot wait for the files of `rx.upload_files`.",
        "  Use `rx.upload_files_chunk` and a parameter annotated `rx.UploadChunkIterator`.",
    ]
    with pytest.raises(UploadTypeError) as caught:
        Box.not_background(rx.upload_files_chunk(upload_id="x"))
    assert told(caught.value) == [
        "`not_background` is no background handler: it cannot take chunks while they arrive.",
        "  Mark it with `@rx.event(background=True)`.",
    ]


def test_a_handler_that_needs_files_is_bound_without_any(Box):
    with pytest.raises(UploadValueError) as caught:
        rx.button(on_click=Box.keep("inbox"))
    assert told(caught.value) == [
        "`files` of `keep` gets files, but `on_click` of `button` gives none.",
        "  Bind them: `State.keep(rx.upload_files(upload_id=...))`.",
    ]


def bindings_of(*children):
    app = rx.App()
    app.add_page(lambda: rx.fragment(*children), route="/")
    return CompiledApp(app, Config()).page("/").bindings


def test_the_page_must_have_the_upload_element(Box):
    button = rx.button(on_click=Box.keep("inbox", rx.upload_files(upload_id="fotos")))
    with pytest.raises(UploadValueError) as caught:
        bindings_of(rx.upload(id="photos"), button)
    assert str(caught.value).splitlines()[:2] == [
        "`keep` gets the files of `fotos`, but the page has no `rx.upload` of this id.",
        "  Did you mean `photos`?",
    ]


def test_limits_are_of_the_element_and_stay_on_the_server(Box):
    (binding,) = bindings_of(
        rx.upload(id="photos", accept={"image/png": [".png"]}, max_files=3, max_size=100, min_size=1),
        rx.button(on_click=Box.keep("inbox", rx.upload_files(upload_id="photos"))),
    )
    assert binding.upload is not None
    assert binding.upload.rule == UploadRule(3, 100, 1, (("image/png", (".png",)),))
    assert (binding.parameters, binding.template, binding.upload.parameter) == (
        ("folder",),
        ("inbox",),
        "files",
    )
    (binding,) = bindings_of(rx.upload(multiple=False, on_drop=Box.chunks))
    assert binding.upload is not None and binding.upload.is_chunked
    assert binding.upload.rule == UploadRule(max_files=1)


def test_an_element_for_each_item_has_its_own_id(Box):
    def one(id):
        return rx.fragment(
            rx.upload(id=id, max_files=2),
            rx.button(on_click=Box.keep("inbox", rx.upload_files(upload_id=id))),
            rx.foreach(rx.selected_files(id), rx.text),
        )

    (binding,) = bindings_of(rx.foreach(Box.ids, one))
    assert binding.upload is not None and binding.upload.rule.max_files == 2


def test_on_drop_gets_the_element_s_own_files(Box):
    for handler in (Box.keep("inbox"), [Box.keep("inbox")], lambda files: Box.keep("inbox", files)):
        (binding,) = bindings_of(rx.upload(id="here", on_drop=handler))
        assert binding.handler.endswith(".keep") and binding.upload is not None


def test_a_limit_from_the_state_is_refused(Box):
    with pytest.raises(InvalidPropTypeError) as caught:
        rx.upload(max_files=Box.ids.length())
    assert told(caught.value) == [
        "`max_files` of `upload` must be fixed, not a Var: the server holds to it too."
    ]
