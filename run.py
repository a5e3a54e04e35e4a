"""
Set the archive up and run it, with nothing but Python: python3 run.py serve | test | lint | setup | COMMAND …

Makes a virtual environment in .venv from the hash-locked requirements when there is none, when the lock has changed
or when an earlier set-up was cut short; then passes everything on: `test` to pytest, `corpus-diff` to bench/, every
other command to `python -m app`. The Makefile and the Dockerfile call this too, so that set-up is told once. Only the
standard library is used.
"""

import sys

OLDEST, NEWEST = (3, 11), (3, 14)
if not OLDEST <= sys.version_info[:2] <= NEWEST:
    # Asked before the lines below, which an older Python could not run.
    print(
        "The archive needs Python 3.11, 3.12, 3.13 or 3.14 and this is {}.{}: install one of them and name it, "
        "for example: make serve PY=python3.13".format(*sys.version_info[:2]),
        file=sys.stderr,
    )
    sys.exit(2)

import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final, NoReturn

ROOT: Final = Path(__file__).resolve().parent
VENV: Final = ROOT / ".venv"
STAMP: Final = VENV / "installed.txt"
UNFINISHED: Final = VENV / "unfinished.txt"
RUN_LOCK, DEV_LOCK, BUILD_LOCK = "requirements.lock", "requirements-dev.lock", "requirements-build.lock"


class SetUpFailed(Exception):
    """The environment cannot be made; the message is one line that says what to do."""


def main(arguments: list[str]) -> int:
    """Run *arguments*; returns the exit status of what was run, or 2 after one line on what to do."""
    command, *rest = arguments or ["serve"]
    development = command in ("test", "lint", "setup-dev")
    try:
        set_up(development)
    except SetUpFailed as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nSet-up interrupted; the same command begins it again.", file=sys.stderr)
        return 130
    if command in ("setup", "setup-dev"):
        return 0
    if command == "lint":
        return lint()
    if command == "test":
        os.chdir(ROOT)
        become("-m", "pytest", *rest)
    if command == "corpus-diff":
        become("-P", str(ROOT / "bench" / "corpus_diff.py"), *rest)
    # -P: a folder called app in the folder the command was given in is not ours.
    become("-P", "-m", "app", command, *rest)


def lint() -> int:
    """Style and types of the whole project; both are reported, and the exit status is that of the first to fail."""
    style = subprocess.run([interpreter(), "-m", "ruff", "check", "."], cwd=ROOT, check=False).returncode
    types = subprocess.run([interpreter(), "-m", "mypy"], cwd=ROOT, check=False).returncode
    return style or types


def set_up(development: bool) -> None:
    """
    Install what the lock names into .venv, unless that has been done.

    The development lock holds everything the other does, at the same versions, so either serves for running.

    Raises:
        SetUpFailed: venv or pip is missing, or pip reports an error (which it has printed).
    """
    lock = DEV_LOCK if development else RUN_LOCK
    if fingerprint(lock) in installed():
        return
    if Path(sys.prefix) == VENV:
        # Called from the environment itself, as `make test` is where it is activated: it cannot replace itself.
        outside = [sys._base_executable, __file__, "setup-dev" if development else "setup"]  # type: ignore[attr-defined]
        if subprocess.run(outside, check=False).returncode:
            raise SetUpFailed("Set-up failed; see above.")
        return
    missing = what_is_missing()
    if missing:
        raise SetUpFailed(missing)
    print(f"Setting up in {VENV.name} from {lock}; this takes about a minute …", file=sys.stderr, flush=True)
    try:
        install(lock)
        also = {fingerprint(RUN_LOCK)} if development else set()
        STAMP.write_text("\n".join(sorted({fingerprint(lock)} | also)) + "\n", encoding="utf-8")
        UNFINISHED.unlink()
    except subprocess.CalledProcessError as error:
        raise SetUpFailed(f"Set-up failed (status {error.returncode}); mend what is said above and repeat.") from error
    except OSError as error:
        raise SetUpFailed(f"Set-up failed: {error}. The folder must be writable; then repeat.") from error


def what_is_missing() -> str:
    """One line that says what to install before the archive can be set up; "" where nothing is missing."""
    if importlib.util.find_spec("venv") is None:
        return "Python's venv is not there: install it (Debian, Ubuntu: apt-get install python3-venv), then repeat."
    if not pip_is_at_hand() and importlib.util.find_spec("ensurepip") is None:
        return (
            "Neither pip (22.3 or later) nor ensurepip is there: install one of them (Debian, Ubuntu: apt-get install "
            "python3-pip), then repeat."
        )
    return ""


def pip_is_at_hand() -> bool:
    """Whether this Python has a pip that can install into another environment: --python came with 22.3."""
    if importlib.util.find_spec("pip") is None:
        return False
    pip = importlib.import_module("pip")
    return tuple(int(number) for number in pip.__version__.split(".")[:2]) >= (22, 3)


def install(lock: str) -> None:
    """
    Make .venv where there is none that is whole, and let pip put what *lock* names into it, by hash.

    jieba comes as source only (pure Python) and needs setuptools to be installed. pip would fetch the newest for
    that and check no hash, so it is put, from a lock of its own, where only this installation sees it.
    """
    if UNFINISHED.exists() or version_inside() != sys.version_info[:2]:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", "--clear", VENV], check=True)
    UNFINISHED.touch()
    STAMP.unlink(missing_ok=True)
    pip = [*pip_for_venv(), "--disable-pip-version-check", "install", "--quiet", "--require-hashes"]
    tools = VENV / "build-tools"
    subprocess.run([*pip, "--upgrade", "--target", tools, "-r", ROOT / BUILD_LOCK], check=True)
    with_tools = {**os.environ, "PYTHONPATH": str(tools)}
    subprocess.run([*pip, "--no-build-isolation", "--use-pep517", "-r", ROOT / lock], check=True, env=with_tools)
    shutil.rmtree(tools)


def pip_for_venv() -> list[str]:
    """
    How to call a pip that installs into .venv.

    The pip at hand does it from outside: that needs neither ensurepip (which Debian keeps apart from Python) nor a
    system that lets itself be changed, and leaves setuptools out, with which jieba starts several times slower.
    """
    if pip_is_at_hand():
        return [sys.executable, "-m", "pip", "--python", str(interpreter())]
    subprocess.run([interpreter(), "-m", "ensurepip"], check=True, stdout=subprocess.DEVNULL)
    return [str(interpreter()), "-m", "pip"]


def interpreter() -> Path:
    """The Python of the environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def version_inside() -> tuple[int, ...]:
    """(3, 11) where .venv has a Python that runs; () where it has none, as after an upgrade of the system."""
    if not interpreter().is_file():
        return ()
    ask = [str(interpreter()), "-c", "import sys; print(*sys.version_info[:2])"]
    answer = subprocess.run(ask, check=False, capture_output=True, text=True).stdout
    return tuple(int(number) for number in answer.split())


def installed() -> set[str]:
    """Fingerprints of the locks that .venv holds; none where its Python is gone."""
    if not (interpreter().is_file() and STAMP.is_file()):
        return set()
    return set(STAMP.read_text(encoding="utf-8").split())


def fingerprint(lock: str) -> str:
    """What the stamp says of *lock*: its content and the Python it was installed for."""
    content = (ROOT / lock).read_bytes() + repr(sys.version_info[:2]).encode()
    return f"{lock}:{hashlib.sha256(content).hexdigest()[:16]}"


def become(*arguments: str) -> NoReturn:
    """Go on as the environment's Python with *arguments*, so that signals and the exit status are its own."""
    command = [str(interpreter()), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if Path.cwd() != ROOT:
        environment.setdefault("ARCHIVE_DOCUMENTS", str(ROOT / "documents"))
        environment.setdefault("ARCHIVE_INDEX", str(ROOT / "index"))
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(command[0], command, environment)
    # Windows' exec returns to the shell at once, so there the child is waited for; it hears Ctrl-C itself.
    with subprocess.Popen(command, env=environment) as child:
        while True:
            try:
                sys.exit(child.wait())
            except KeyboardInterrupt:
                continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
