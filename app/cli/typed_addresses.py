"""
Addresses as people type them: /search?q=汽车 as it stands, in UTF-8.

Browsers and most programs write such characters as %E6%B1%BD; curl sends them as they are, and the server's reader of
HTTP, which is strict, would refuse the request without a word on what to do.
"""

from typing import Final
from urllib.parse import quote_from_bytes

from uvicorn.protocols.http.h11_impl import H11Protocol

_ASCII: Final = bytes(range(128))


class TypedAddresses(H11Protocol):
    """One connection; the first line of every request is written in ASCII before it is read."""

    def data_received(self, data: bytes) -> None:
        """Read on. A first line that comes in pieces, as only very long ones do, is left as it is."""
        between_requests = self.cycle is None or self.cycle.response_complete
        if between_requests and not self.conn.trailing_data[0]:
            data = with_ascii_address(data)
        super().data_received(data)


def with_ascii_address(request: bytes) -> bytes:
    """
    *request* with every byte of its first line that is not ASCII in percent-encoding (RFC 3986, 2.1).

    >>> with_ascii_address("GET /search?q=汽车 HTTP/1.1\\r\\nHost: a\\r\\n".encode())
    b'GET /search?q=%E6%B1%BD%E8%BD%A6 HTTP/1.1\\r\\nHost: a\\r\\n'
    """
    line, end, rest = request.partition(b"\r\n")
    return request if line.isascii() else quote_from_bytes(line, _ASCII).encode() + end + rest
