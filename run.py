"""
Set the archive up and run it, with nothing but Python: python3 run.py serve | test | COMMAND …

Makes a virtual environment in .venv from the hash-locked requirements when there is none or the lock has changed,
then passes everything on: `test` to pytest, every other command to `python -m app`. The Makefile calls this too.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = Path(os.environ.get("ARCHIVE_VENV", "") or ROOT / ".venv")
OLDEST, NEWEST = (3, 11), (3, 14)


def main(arguments: list[str]) -> int:
    """Run *arguments*; returns the exit status of what was run, or 2 with one line on what to install."""
    problem = unfit()
    if problem:
        print(problem, file=sys.stderr)
        return 2
    command = arguments[0] if arguments else "serve"
    development = command in ("test", "lint", "setup-dev")
    try:
        set_up("requirements-dev.lock" if development else "requirements.lock")
    except subprocess.CalledProcessError as error:
        print(f"Set-up failed (exit status {error.returncode}); see above, then run the same command again.", file=sys.stderr)
        return 2
    if command in ("setup", "setup-dev"):
        return 0
    if command == "test":
        return call("-m", "pytest", *arguments[1:])
    if command == "lint":
        return call("-m", "ruff", "check", ".") or call("-m", "mypy")
    return call("-m", "app", *(arguments or ["serve"]))


def unfit() -> str:
    """Why this Python cannot set the archive up, in one line that says what to install; "" where it can."""
    here = sys.version_info[:2]
    if not OLDEST <= here <= NEWEST:
        return (
            f"The archive needs Python 3.11 to 3.14 and this is {here[0]}.{here[1]}; install one of them and run it with "
            "that, for example: make serve PY=python3.12"
        )
    if importlib.util.find_spec("pip") is None and importlib.util.find_spec("ensurepip") is None:
        return "Neither pip nor ensurepip is there; install one of them, for example: apt-get install python3-pip"
    return ""


def interpreter() -> Path:
    """The Python of the virtual environment."""
    return HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def set_up(lock: str) -> None:
    """
    Install what *lock* names, unless that has been done. A set-up that was interrupted is done again.

    The development lock holds everything the other does, so either stamp of an equal or larger set will do.
    """
    wanted = fingerprint(lock)
    stamp = HOME / "installed.txt"
    done = stamp.read_text().split() if stamp.is_file() and interpreter().is_file() else []
    if wanted in done:
        return
    print(f"Setting up in {HOME.name} from {lock} …", file=sys.stderr, flush=True)
    if not interpreter().is_file():
        venv.create(HOME, with_pip=False, clear=HOME.exists())
    stamp.unlink(missing_ok=True)
    install = ["install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", str(ROOT / lock)]
    subprocess.run([*pip(), *install], check=True)
    also = [fingerprint("requirements.lock")] if lock == "requirements-dev.lock" else []
    stamp.write_text("\n".join([wanted, *also]) + "\n")


def pip() -> list[str]:
    """
    How to call pip for the virtual environment.

    The pip at hand installs into it from outside: that needs neither ensurepip (which Debian parts from Python) nor
    a system that lets itself be changed, and leaves setuptools out, with which jieba starts several times slower.
    """
    if importlib.util.find_spec("pip") is not None:
        import pip as outside

        if tuple(int(n) for n in outside.__version__.split(".")[:2]) >= (22, 3):
            return [sys.executable, "-m", "pip", "--python", str(interpreter())]
    subprocess.run([str(interpreter()), "-m", "ensurepip", "--upgrade"], check=True, stdout=subprocess.DEVNULL)
    return [str(interpreter()), "-m", "pip"]


def fingerprint(lock: str) -> str:
    """What the stamp holds for *lock*: its content and the Python it was installed for."""
    content = (ROOT / lock).read_bytes() + repr(sys.version_info[:2]).encode()
    return f"{lock}:{hashlib.sha256(content).hexdigest()[:16]}"


def call(*arguments: str) -> int:
    """Run the environment's Python in the project's folder; returns its exit status."""
    try:
        return subprocess.run([str(interpreter()), *arguments], cwd=ROOT, check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
