"""The house rules that a machine can see. ARCHITECTURE.md says why."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("models", "classifier", "connectors", "desktop")
FORBIDDEN_NAMES = re.compile(r"(Manager|Helper|Handler|Utils|Base|Impl|Data|Info)$")
LONGEST_FILE, LONGEST_CLASS, LONGEST_FUNCTION = 350, 200, 50


def sources(*folders: str) -> list[Path]:
    """Every Python file of the named folders."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def length(node: ast.stmt) -> int:
    """Lines of a definition."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def too_long(path: Path) -> list[str]:
    """What in the file is over its budget."""
    text = path.read_text("utf-8")
    name = path.relative_to(ROOT)
    lines = text.count("\n")
    found = [f"{name}: {lines} lines"] if lines > LONGEST_FILE else []
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.ClassDef() if length(node) > LONGEST_CLASS:
                found.append(f"{name}: class {node.name} has {length(node)} lines")
            case ast.FunctionDef() if length(node) > LONGEST_FUNCTION:
                found.append(f"{name}: {node.name}() has {length(node)} lines")
            case _:
                pass
    return found


def test_rooms_stay_small() -> None:
    """No file above 350 lines, no class above 200, no function above 50; tests obey it too."""
    files = [*sources(*FLOORS, "tests", "benchmarks"), ROOT / "dev.py"]

    assert [] == [line for path in files for line in too_long(path)]


def test_import_contracts_hold() -> None:
    """Arrows go down only, and each library stays in its room: the contracts of pyproject.toml."""
    command = "from importlinter.cli import lint_imports_command as lint; lint(['--no-logo'])"
    done = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout[-3000:]


def test_packaging_is_no_package() -> None:
    """An __init__.py in packaging/ would shadow the library of that name."""
    assert [] == list((ROOT / "packaging").rglob("__init__.py"))


@pytest.mark.parametrize("floor", FLOORS)
def test_every_module_says_what_it_is_for(floor: str) -> None:
    """A module without a docstring leaves the next developer guessing."""
    silent = [
        str(path.relative_to(ROOT))
        for path in sources(floor)
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]

    assert [] == silent


def test_init_files_hold_a_docstring_and_nothing_else() -> None:
    """Importing a package runs nothing: each name is imported from where it is written."""
    busy = [
        str(path.relative_to(ROOT))
        for path in sources(*FLOORS)
        if path.name == "__init__.py" and len(ast.parse(path.read_text("utf-8")).body) != 1
    ]

    assert [] == busy


def test_classes_have_names_that_say_something() -> None:
    """Nothing is called Manager, Helper, Handler, Utils, Base, Impl, Data or Info."""
    vague = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in sources(*FLOORS)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and FORBIDDEN_NAMES.search(node.name)
    ]

    assert [] == vague


def test_the_command_line_loads_nothing_heavy() -> None:
    """``heardback --help`` and a report without a window never load Qt; sklearn comes late."""
    program = (
        "import sys, desktop.cli, desktop.engine;"
        "print(sorted({name.partition('.')[0] for name in sys.modules}"
        " & {'PySide6', 'sklearn', 'scipy', 'googleapiclient'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


def test_no_machine_paths_in_the_sources() -> None:
    """A path of one developer's machine works nowhere else."""
    pattern = re.compile(r"(?<![\w.-])/(?:home|root|work|Users)/\w")
    texts = [*sources(*FLOORS, "benchmarks"), *ROOT.glob("*.md"), *ROOT.glob("*.toml")]
    found = [
        str(path.relative_to(ROOT)) for path in texts if pattern.search(path.read_text("utf-8"))
    ]

    assert [] == found
