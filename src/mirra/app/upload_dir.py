"""The folder for what users upload, and the addresses of what is in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mirra.config import environment
from mirra.js.tree import Call, Import
from mirra.vars.base import Var, make
from mirra.vars.literal import literal_var


def get_upload_dir() -> Path:
    """The folder whose files everybody can fetch, made if it is not there: ``uploaded_files``, or ``REFLEX_UPLOADED_FILES_DIR``."""
    folder = upload_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def upload_folder() -> Path:
    """The same, without making it."""
    return Path(environment.UPLOADED_FILES_DIR.get())


def get_upload_url(file_path: Any) -> Var[str]:
    """The address of a file in :func:`get_upload_dir`, by its path in it."""
    return make(Call(Import("mirra", "uploadUrl"), (literal_var(file_path)._expr,)), str)
