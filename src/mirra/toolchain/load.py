"""Finding and importing the user's app: a single file, or a project with `rxconfig.py`."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from mirra.app.app import App
from mirra.config import Config, load_config
from mirra.defaults.complete import complete
from mirra.errors import ConfigError, MirraError, MirraRuntimeError, Source, is_own_file
from mirra.reflex import install

BUNDLED = (".js", ".jsx", ".ts", ".tsx")
"""What a project's own JavaScript files are called."""
SASS = (".scss", ".sass")
"""What Sass stylesheets are called."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is run: a file, or the project in a folder."""

    root: Path
    file: Path | None = None

    @property
    def assets(self) -> Path:
        """Files served at ``/``."""
        return self.root / "assets"


@dataclass(frozen=True, slots=True)
class Loaded:
    """An imported app."""

    app: App
    config: Config
    module: ModuleType


@dataclass(frozen=True, slots=True)
class Failure:
    """Why code does not run, for a person: shown in the terminal and over the page."""

    text: str
    file: str = ""
    line: int = 0
    excerpt: str = ""


def load(target: Target) -> Loaded:
    """Import the app. Raises whatever the user's code raises."""
    install()
    config = load_config(target.root)
    if str(target.root) not in sys.path:
        sys.path.insert(0, str(target.root))
    if target.file is not None:
        module = _import_file(target.file)
        config.app_name = config.app_name or target.file.stem
    else:
        name = config.app_module_import or f"{config.app_name}.{config.app_name}"
        if not config.app_name and not config.app_module_import:
            raise MirraRuntimeError(
                "There is no project here: `rxconfig.py` is missing.",
                "Make one with `mirra init`, or name a file: `mirra run app.py`.",
                source=None,
            )
        module = _import_named(name, target.root)
    return Loaded(complete(module), config, module)


def source_hash(target: Target) -> str:
    """Of the project's own modules that have been imported and its own scripts and stylesheets: another one says that the code is another."""
    digest = hashlib.sha256()
    for name, module in sorted(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and _is_project_file(file, target.root):
            digest.update(name.encode())
            digest.update(Path(file).read_bytes())
    for path in sorted(target.assets.rglob("*")):
        if path.suffix in (*BUNDLED, *SASS):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _is_project_file(file: str, root: Path) -> bool:
    return Path(file).is_relative_to(root) and "site-packages" not in file and ".venv" not in Path(file).parts


def _import_named(name: str, root: Path) -> ModuleType:
    """Import the project's module; raises ``ConfigError`` where `rxconfig.py` names one that is not there."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name is None or not (name == error.name or name.startswith(f"{error.name}.")):
            raise
        path = Path(*name.split(".")).with_suffix(".py")
        folders = [folder.name for folder in root.iterdir() if (folder / f"{folder.name}.py").exists()]
        raise ConfigError(
            f"There is no `{path}`, where the app is looked for.",
            f'Did you mean `app_name="{folders[0]}"`?'
            if len(folders) == 1
            else "Set `app_name` to the folder of the app.",
            source=Source(str(root / "rxconfig.py"), 1),
        ) from None


def _import_file(file: Path) -> ModuleType:
    name = file.stem if file.stem.isidentifier() else "app"
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None and spec.loader is not None  # the command line checked that the file exists
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def failure_of(error: BaseException) -> Failure:
    """The error as text, with the user's file, line and the lines around it."""
    root = error.__cause__ if error.__cause__ is not None and isinstance(error, MirraError) else error
    if isinstance(root, SyntaxError) and root.filename:
        return Failure(
            f"SyntaxError: {root.msg}",
            _shown(root.filename),
            root.lineno or 0,
            excerpt(root.filename, root.lineno or 0),
        )
    if isinstance(error, MirraError) and error.source is not None:
        text = "\n".join([error.message, *(f"  {line}" for line in error.advice)])
        return Failure(
            text, _shown(error.source.file), error.source.line, excerpt(error.source.file, error.source.line)
        )
    frames = [frame for frame in traceback.extract_tb(root.__traceback__) if not is_own_file(frame.filename)]
    text = str(error) if isinstance(error, MirraError) else f"{type(root).__name__}: {root}"
    if not frames:
        # No line of the user's: whoever reads this looks for a mistake in mirra itself.
        return Failure(
            text,
            excerpt=""
            if isinstance(error, MirraError)
            else "".join(traceback.format_tb(root.__traceback__)[-6:]),
        )
    last = frames[-1]
    return Failure(text, _shown(last.filename), last.lineno or 0, excerpt(last.filename, last.lineno or 0))


def _shown(file: str) -> str:
    try:
        return str(Path(file).relative_to(Path.cwd()))
    except ValueError:
        return file


def excerpt(file: str, line: int, around: int = 3) -> str:
    """The lines around an error, numbered, the one itself marked."""
    try:
        lines = Path(file).read_text(errors="replace").splitlines()
    except OSError:
        return ""
    first = max(1, line - around)
    return "\n".join(
        f"{'>' if n == line else ' '} {n:4} {text}"
        for n, text in enumerate(lines[first - 1 : line + around], first)
    )
