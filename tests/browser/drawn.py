"""Serves one app's pages drawn on the server, with the React that warns: ``python drawn.py FILE PORT``."""

import asyncio
import sys
from pathlib import Path

import uvicorn

from mirra.asgi import build_application
from mirra.compiler.compiled import CompiledApp
from mirra.ssr.engine import Engine
from mirra.toolchain.load import Target, load

file, port = Path(sys.argv[1]).resolve(), int(sys.argv[2])
loaded = load(Target(file.parent, file))
engine = Engine()
source = CompiledApp(loaded.app, loaded.config, mode="development", renderer=engine)
for page in source.compile_all():
    assert page.drawn_by_browser == "", page.drawn_by_browser
engine.close()
application = build_application(source.app, source.config, dev=True, source=source)
asyncio.run(uvicorn.Server(uvicorn.Config(application, port=port, log_level="warning")).serve())
