"""
The command serve: the port, the access log, and a server that starts, answers and stops.
"""

import gc
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from app.cli.serving import WithoutQuery, take_port
from app.cli.typed_addresses import with_ascii_address
from app.errors import BadValue

ROOT = Path(__file__).resolve().parents[2]


def test_a_port_in_use_is_said_before_anything_is_done(run, home):
    """Not after a build of several minutes."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        status, _, complaint = run("serve", "--port", str(other.getsockname()[1]))

    assert (2, 1, True) == (status, complaint.count("\n"), "--port" in complaint)
    assert not (home / "index").exists()


def test_an_address_of_another_machine_is_refused():
    """A mistyped --host is a mistake to be told, not a stack trace."""
    with pytest.raises(BadValue, match=r"^host='203.0.113.7' .* cannot be listened on .*--host"):
        take_port("203.0.113.7", 0)


@pytest.mark.parametrize(("host", "family"), [("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)])
def test_both_kinds_of_address_can_be_listened_on(host, family):
    """Machines without IPv4 exist."""
    if family == socket.AF_INET6 and not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    try:
        listening = take_port(host, 0)
    except BadValue:
        pytest.skip(f"this machine has no {host}")
    with listening:
        assert family == listening.family


@pytest.mark.parametrize(
    ("logged", "path"),
    [("/search", "/search?q=secret"), ("/plans/x", "/plans/x"), ("/search", "/search?q=a?b")],
)
def test_the_access_log_keeps_no_questions(logged, path):
    """What a policy office looks for is its own affair."""
    arguments = ("127.0.0.1:5000", "GET", path, "1.1", 200)
    record = logging.LogRecord("uvicorn.access", logging.INFO, "", 0, '%s - "%s %s HTTP/%s" %d', arguments, None)
    WithoutQuery().filter(record)

    assert f'127.0.0.1:5000 - "GET {logged} HTTP/1.1" 200' == record.getMessage()


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent differently there")
def test_answers_are_sent_at_once():
    """asyncio sends small packets at once (TCP_NODELAY) only on sockets that name their protocol."""
    with take_port("127.0.0.1", 0) as listening:
        assert socket.IPPROTO_TCP == listening.proto


def test_a_server_follows_its_index_and_keeps_it_from_the_collector(run, free_port, monkeypatch):
    """It runs for months: readers wait neither for a new index nor for the collector, and memory does not grow."""
    seen = []

    def served(*_):
        threads = {thread.name for thread in threading.enumerate() if thread.is_alive()}
        seen.append(("following the index" in threads, gc.get_freeze_count() > 0, heaps))

    heaps: list[str] = []
    monkeypatch.setattr("app.archive.memory.few_heaps", lambda: heaps.append("few"))
    monkeypatch.setattr("app.cli.serving.run", served)
    try:
        run("serve", "--port", str(free_port), "--plans", str(ROOT / "tests" / "plans"))
    finally:
        gc.unfreeze()

    assert [(True, True, ["few"])] == seen


@pytest.mark.parametrize(
    ("expected", "sent"),
    [
        (b"GET /search?q=%E6%B1%BD HTTP/1.1\r\nHost: a\r\n", "GET /search?q=汽 HTTP/1.1\r\nHost: a\r\n".encode()),
        (b"GET /?q=%C6%FB HTTP/1.1\r\n", b"GET /?q=\xc6\xfb HTTP/1.1\r\n"),
        (b"GET /?q=%20%&a='x' HTTP/1.1\r\nX: \xe6\xb1\r\n", b"GET /?q=%20%&a='x' HTTP/1.1\r\nX: \xe6\xb1\r\n"),
        (b"", b""),
    ],
)
def test_an_address_may_be_typed_in_chinese(expected, sent):
    """curl 'http://…/api/search?q=汽车' is what somebody tries first."""
    assert expected == with_ascii_address(sent)


def _raw(port, request):
    """The whole answer to the bytes of *request*."""
    with socket.create_connection(("127.0.0.1", port), 20) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_the_server_starts_answers_and_stops(home, free_port):
    """From a folder of plans to an answer, as `make serve PLANS=tests/plans` does it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    options = ["--port", str(free_port), "--plans", str(ROOT / "tests" / "plans")]
    command = [sys.executable, "-m", "app", "serve", *options]
    with subprocess.Popen(
        command, cwd=home, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            line = next(line for line in server.stdout if line.startswith("serving on "))
            answer = urllib.request.urlopen(f"{line.split()[2]}/api/plans/shili-sheng", timeout=20).read()
            urllib.request.urlopen(f"{line.split()[2]}/api/search?q=%E6%B1%BD%E8%BD%A6", timeout=20).read()
            typed = _raw(free_port, "GET /api/search?q=汽车 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
            time.sleep(0.2)
        finally:
            server.send_signal(signal.SIGINT)
        _, log = server.communicate(timeout=20)

    # Where the tests run in the background of a shell without jobs, interrupts are ignored from the start.
    stopped = 0 if signal.getsignal(signal.SIGINT) is signal.SIG_IGN else 130
    assert (stopped, True) == (server.returncode, b'"plan":"shili-sheng"' in answer)
    assert (True, True) == (typed.startswith(b"HTTP/1.1 200"), '"q":"汽车"'.encode() in typed)
    assert ("GET /api/search HTTP" in log, "q=" in log, "Traceback" in log) == (True, False, False)
