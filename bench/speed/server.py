"""
The real server in a process of its own, for measuring: started on an archive, asked over HTTP, stopped.

Time of its processor and its memory are read from /proc, where there is one.
"""

import http.client
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self
from urllib.parse import urlencode

from app.domain.results import SearchRequest
from app.web.urls import search_params

ROOT: Final = Path(__file__).resolve().parents[2]
_START_S: Final = 120
_TICKS: Final = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True, slots=True)
class Got:
    """One answer: its status, its body, and how long it took, seconds of the clock."""

    status: int
    body: bytes
    seconds: float


class Server:
    """`archive serve` over *documents* and *index*, one worker; a context."""

    def __init__(self, documents: Path, index: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        given = ["serve", "--no-import", "--port", self.port, "--documents", documents, "--index", index]
        began = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "app", *map(str, given)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "ARCHIVE_LOG_LEVEL": "error"},
        )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise
        self.ready_s = time.perf_counter() - began

    def _wait(self) -> None:
        """Until the first question has been answered."""
        until = time.monotonic() + _START_S
        while time.monotonic() < until:
            if self._process.poll() is not None:
                raise SystemExit(f"the server ended with status {self._process.returncode}")
            try:
                if Client(self.port).get("/api/search?q=%E4%BA%A7%E4%B8%9A").status == 200:
                    return
            except OSError:
                time.sleep(0.02)
        raise SystemExit(f"the server was not ready within {_START_S} s")

    @property
    def cpu_s(self) -> float:
        """Seconds of the processor it has used; 0 where there is no /proc."""
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory_mb(self) -> dict[str, int]:
        """Its memory now: "own" pages, and those of "files" mapped, which the system may take back at any time."""
        try:
            lines = Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
        except OSError:
            return {"own": 0, "files": 0}
        sizes = {line.partition(":")[0]: line.split()[1] for line in lines if line.startswith("Rss")}
        return {"own": int(sizes["RssAnon"]) // 1024, "files": int(sizes["RssFile"]) // 1024}

    def stop(self) -> None:
        """End it and wait for that."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()


class Client:
    """One connection that stays open, as a browser's or a program's does."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str) -> Got:
        """The answer to *path*. Raises OSError where the connection is cut; the next question opens another."""
        began = time.perf_counter()
        try:
            self._connection.request("GET", path)
            answer = self._connection.getresponse()
            body = answer.read()
        except http.client.HTTPException as error:
            self._connection.close()
            raise ConnectionError(str(error)) from error
        except OSError:
            self._connection.close()
            raise
        return Got(answer.status, body, time.perf_counter() - began)

    def get_or_cut(self, path: str) -> Got:
        """The same, with status 0 where the connection was cut, as it is for an address of more than 64 kB."""
        began = time.perf_counter()
        try:
            return self.get(path)
        except OSError:
            return Got(0, b"", time.perf_counter() - began)


def address(request: SearchRequest, page: bool = False) -> str:
    """The address of a search, as JSON or as a page."""
    return ("/search?" if page else "/api/search?") + urlencode(search_params(request))
