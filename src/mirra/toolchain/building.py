"""Building an app for production: every page compiled and drawn, whether it is served from here or written to files."""

from __future__ import annotations

import time

from mirra.compiler.compiled import CompiledApp
from mirra.toolchain import terminal
from mirra.toolchain.drawing import drawing, report
from mirra.toolchain.libraries import project_libraries
from mirra.toolchain.load import Target, load, source_hash
from mirra.toolchain.permits import permits_of
from mirra.toolchain.sass import ProjectSass


def compile_for_production(
    target: Target, ssr: bool | None = None, mode: str = "production", static: bool = False
) -> CompiledApp:
    """Load, compile and draw all pages, with progress; raises the user's own errors.

    ``static``: for a server of files, so that the pages talk to ``api_url`` and not to where they come from.
    """
    started = time.perf_counter()
    loaded = load(target)
    libraries = project_libraries(target.root, loaded.config, mode)
    with drawing(ssr) as engine:

        def compiled() -> CompiledApp:
            source = CompiledApp(
                loaded.app, loaded.config, mode=mode, libraries=libraries, renderer=engine, static=static,
                build=source_hash(target), sheets=ProjectSass(target.root),
            )  # fmt: skip
            with terminal.progress("compiling page", len(source.app.pages)) as advance:
                for _ in source.compile_all(advance):
                    pass
            return source

        source = compiled()
        if libraries.generation > 1:  # pages compiled before the last bundle was made name an older one
            source = compiled()
    report(source, engine)
    for line in permits_of(source):
        terminal.step(line)
    count = len(source.app.pages)
    terminal.step(f"{count} page{'s' * (count != 1)} compiled", started)
    return source
