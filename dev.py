#!/usr/bin/env python3
"""Heardback's commands for developers. Nothing is needed before them but Python 3.11 to 3.13.

    python3 dev.py demo     the program on an example mailbox (Windows: py dev.py demo)
    python3 dev.py run      the program on your own mail
    python3 dev.py test     the tests; what follows is handed to pytest
    python3 dev.py check    ruff, mypy and the import contracts
    python3 dev.py cover    the floor that must stay wholly tested: every branch of models/
    python3 dev.py bench    the benchmarks, printed
    python3 dev.py lock     the lock files, anew from pyproject.toml

Standard library only. It finds the system libraries that Qt lacks and installs just those (Debian
and Ubuntu; elsewhere it names them), makes .venv, installs the locked requirements once, and runs.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LINUX = sys.platform.startswith("linux")

# Shared library -> Debian package. Qt's own wheels bring the rest.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
TEST_PROGRAMS = {
    "dovecot": "dovecot-imapd",
    "openssl": "openssl",
    "dbus-daemon": "dbus-daemon",
    "gnome-keyring-daemon": "gnome-keyring",
}
POLICY = Path("/usr/sbin/policy-rc.d")


class Stop(Exception):  # noqa: N818 - it stops the command; its text is for people
    """A sentence for the person at the terminal; the command ends."""


def say(text: str) -> None:
    """One line of progress."""
    print(f"heardback: {text}", flush=True)


def has_display() -> bool:
    """Whether a window can be shown."""
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_libraries() -> list[str]:
    """Debian packages of the shared libraries that cannot be loaded."""
    wanted = QT_LIBRARIES | (X11_LIBRARIES if has_display() else {})
    packages = []
    for library, package in wanted.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def missing_programs() -> list[str]:
    """Debian packages of the programs that the tests start."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    return [package for name, package in TEST_PROGRAMS.items() if not shutil.which(name, path=path)]


def as_root(command: list[str]) -> list[str]:
    """The command, run as root."""
    if os.geteuid() == 0:
        return command
    if not shutil.which("sudo"):
        raise Stop(f"Please run as an administrator: {' '.join(command)}")
    return ["sudo", *command]


def apt_install(packages: list[str]) -> None:
    """Install Debian packages; services that come with them are not started."""
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    apt = shutil.which("apt-get")
    if not apt:
        raise Stop(f"Please install, by their names on your system: {', '.join(packages)}")
    say(f"installing {', '.join(packages)}")
    quiet(as_root([*environment, apt, "update", "-q"]))
    # Debian 13 and Ubuntu 24.04 renamed one of them.
    if works(["apt-cache", "show", "libglib2.0-0t64"]):
        packages = [p.replace("libglib2.0-0", "libglib2.0-0t64") for p in packages]
    blocked = os.geteuid() == 0 and not POLICY.exists()
    if blocked:
        POLICY.write_text("#!/bin/sh\nexit 101\n")
        POLICY.chmod(0o755)
    try:
        options = ["install", "-y", "-q", "--no-install-recommends"]
        quiet(as_root([*environment, apt, *options, *packages]))
    finally:
        if blocked:
            POLICY.unlink()
    if "dovecot-imapd" in packages and shutil.which("systemctl"):
        # The tests start their own; a mail server must not stay on somebody's computer.
        works(as_root(["systemctl", "disable", "--now", "dovecot"]))


def quiet(command: list[str]) -> None:
    """Run; show the output only when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-4000:], done.stderr[-4000:], sep="\n", file=sys.stderr)
        raise Stop(f"This command failed: {' '.join(command)}")


def works(command: list[str]) -> bool:
    """Whether a command ends well; nothing is shown."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def system(*, tests: bool) -> None:
    """Bring what the operating system lacks."""
    if not LINUX:
        return
    needed = missing_libraries() + (missing_programs() if tests else [])
    if needed:
        apt_install(needed)


def pip() -> list[str]:
    """A pip that installs into .venv, wherever it lives."""
    if works([str(PYTHON), "-m", "pip", "--version"]):
        return [str(PYTHON), "-m", "pip"]
    if works([sys.executable, "-m", "pip", "--version"]):
        # Debian without python3-venv; pip 22.3 and newer can install from outside.
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    raise Stop("Python has no pip. On Debian and Ubuntu: apt-get install python3-pip")


def environment(lock: str) -> None:
    """Make .venv and install a lock file into it, once for each content of the file."""
    wanted = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    stamp = VENV / f"{lock}.stamp"
    if stamp.exists() and stamp.read_text() == wanted and PYTHON.exists():
        return
    if not PYTHON.exists():
        say("making .venv")
        # Debian keeps ensurepip in a package of its own, python3-venv; pip() copes without.
        with_pip = importlib.util.find_spec("ensurepip") is not None
        venv.create(VENV, with_pip=with_pip, symlinks=os.name != "nt")
    say(f"installing the requirements of {lock} (a few minutes, only this once)")
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes"]
    quiet([*pip(), "install", *options, "--requirement", str(ROOT / lock)])
    stamp.write_text(wanted)


def run(*command: str, offscreen: bool = False) -> int:
    """Run .venv's Python in the project's folder; its exit code."""
    variables = dict(os.environ)
    if offscreen:
        variables["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.run([str(PYTHON), *command], cwd=ROOT, env=variables, check=False).returncode


def demo(rest: list[str]) -> int:
    """Open the example; without a display print it and draw it instead."""
    system(tests=False)
    environment("requirements.lock")
    if has_display():
        return run("-m", "desktop", "demo", *rest)
    say("no display: printing the report and drawing the window")
    return run("-m", "desktop", "demo", "--picture", "demo.png", *rest, offscreen=True)


def start(rest: list[str]) -> int:
    """Open the program on the person's own accounts."""
    system(tests=False)
    environment("requirements.lock")
    return run("-m", "desktop", *rest)


def test(rest: list[str]) -> int:
    """Run the tests, offscreen."""
    system(tests=True)
    environment("requirements-dev.lock")
    return run("-m", "pytest", *rest, offscreen=True)


def check(_rest: list[str]) -> int:
    """Run every checker, even after one has found something."""
    environment("requirements-dev.lock")
    commands = (
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command as lint; lint(['--no-logo'])"),
    )
    worst = 0
    for command in commands:
        say(" ".join(command[1:3]) if command[0] == "-m" else "import contracts")
        worst = max(worst, run(*command))
    return worst


def cover(rest: list[str]) -> int:
    """Run the tests of models/ and fail on a line or branch that none of them reaches."""
    environment("requirements-dev.lock")
    options = ["--cov=models", "--cov-branch", "--cov-fail-under=100"]
    report = "--cov-report=term-missing:skip-covered"
    return run("-m", "pytest", "-q", "tests/models", *options, report, *rest, offscreen=True)


def bench(rest: list[str]) -> int:
    """Run each benchmark and print its figures."""
    system(tests=True)
    environment("requirements-dev.lock")
    names = rest or sorted(path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py"))
    return max(run("-m", f"benchmarks.{name}", offscreen=True) for name in names)


def lock(_rest: list[str]) -> int:
    """Resolve pyproject.toml for all supported Pythons and systems, with hashes."""
    uv = shutil.which("uv")
    if not uv:
        raise Stop("The lock files are made with uv: pip install uv")
    common = [uv, "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"]
    common += ["--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header", "-q"]
    quiet([*common, "--group", "dev", "-o", "requirements-dev.lock"])
    quiet([*common, "-c", "requirements-dev.lock", "-o", "requirements.lock"])
    return 0


COMMANDS = {
    "demo": demo,
    "run": start,
    "test": test,
    "check": check,
    "cover": cover,
    "bench": bench,
    "lock": lock,
}


def main(arguments: list[str]) -> int:
    """Run one command."""
    if sys.version_info < (3, 11):
        print("Heardback needs Python 3.11, 3.12 or 3.13.", file=sys.stderr)
        return 2
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if not arguments or arguments[0] in {"-h", "--help"} else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except Stop as stop:
        print(f"heardback: {stop}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
