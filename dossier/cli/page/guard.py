"""Who may see the page: whoever has its address with the key in it, from that page alone."""

from __future__ import annotations

import hmac
import secrets
import socket
from dataclasses import dataclass, field

ANY = ("0.0.0.0", "::")  # noqa: S104 -- names of what others may be let in by, not what is listened on
LOOPBACK = ("127.0.0.1", "localhost")


@dataclass(frozen=True, slots=True)
class Guard:
    """Decides which requests are answered.

    Any program of this machine, of any of its users, and any page in the same browser can open a
    connection to it. So the printed address holds a key, which the first answer leaves in the browser
    as a cookie, and a request that comes from another page or by another name is refused.
    """

    host: str
    port: int
    key: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    @property
    def address(self) -> str:
        """The address to open, with its key."""
        host = socket.gethostname() if self.host in ANY else self.host
        shown = f"[{host}]" if ":" in host else host
        return f"http://{shown}:{self.port}/?key={self.key}"

    @property
    def cookie(self) -> str:
        """The name of the cookie; cookies do not know ports, so it holds the port."""
        return f"dossier-{self.port}"

    def lets_in(self, host: str | None, origin: str | None, *keys: str | None) -> bool:
        """Return whether to answer a request.

        Args:
            host: The name by which the server was called, from the header ``Host``.
            origin: The page that asks, from the header ``Origin``, if it says so.
            keys: The keys that came with it, in its address or as a cookie.
        """
        return self._is_called(host) and self._is_own(host, origin) and any(map(self._fits, keys))

    def _is_called(self, host: str | None) -> bool:
        return host is not None and (self.host not in LOOPBACK or host == f"{self.host}:{self.port}")

    def _is_own(self, host: str | None, origin: str | None) -> bool:
        return origin is None or origin.partition("://")[2] == host

    def _fits(self, key: str | None) -> bool:
        return key is not None and hmac.compare_digest(key.encode(), self.key.encode())
