"""No arrow points up: what each package may import, counted at any depth, in functions and under TYPE_CHECKING."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "mirra"

ROWS = [
    ["protocol", "registry", "errors", "names", "config"],
    ["js", "codec"],
    ["vars"],
    ["events", "style", "db"],
    ["state", "elements"],
    ["composition"],
    ["app", "components"],
    ["defaults", "docs"],
    ["compiler", "server"],
    ["toolchain", "ssr"],
    ["cli", "testing", "reflex", "asgi"],
]
LEVEL = {package: row for row, packages in enumerate(ROWS) for package in packages}
WITHIN_A_ROW = {("elements", "codec"), ("vars", "codec")}
"""Rows whose members know each other: leaves use the errors, the edge uses its neighbours."""
NEIGHBOURS = {
    "js": {"codec"},
    "app": {"components"},
    "testing": {"asgi"},
    "toolchain": {"reflex", "asgi", "ssr"},  # the edge runs the app through the entry points
    "cli": {"testing", "reflex", "asgi"},
}
LEAVES = set(ROWS[0])


def modules():
    return sorted(
        path
        for path in SOURCE.rglob("*.py")
        if "_runtime" not in path.parts and "templates" not in path.parts
    )


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("mirra."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.ImportFrom) and node.module == "mirra":
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.Import):
            found.update(alias.name.split(".")[1] for alias in node.names if alias.name.startswith("mirra."))
    return found & set(LEVEL)


def allowed(importer: str, target: str) -> bool:
    if importer == target or (importer in LEAVES and target in LEAVES):
        return True
    return LEVEL[target] < LEVEL[importer] or target in NEIGHBOURS.get(importer, ())


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_down(path):
    package = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    if package == "__init__":
        return
    wrong = sorted(target for target in imported(path) if not allowed(package, target))
    assert wrong == [], f"{path.relative_to(SOURCE)} imports {wrong}, which lie above it"


def test_every_package_has_a_row():
    packages = {
        p.name.removesuffix(".py")
        for p in SOURCE.iterdir()
        if (p.suffix == ".py" or p.is_dir()) and not p.name.startswith("_")
    }
    assert packages - set(LEVEL) == set()
