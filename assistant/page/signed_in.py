"""Who asks, as the proxy in front of the page says in a header."""

from __future__ import annotations

from typing import Any

from schema_index import PolicyError

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def forging_warning(name: str, host: str) -> str:
    """What to tell the administrator where others than a proxy on this machine reach the page, or ""."""
    if not name or host in LOOPBACK:
        return ""
    return f"WHOEVER REACHES {host} CAN CALL THEMSELVES ANYBODY in {name}: let the proxy alone reach it"


def signed_in(headers: Any, name: str) -> str:
    """The user that the header `name` holds; `headers` are a request's, as Starlette has them.

    Raises PolicyError where it is missing, empty or stands there twice: then the request did not come through
    the proxy, or the proxy adds its own header to the one that a user made up.
    """
    values = [str(value).strip() for value in headers.getlist(name)]
    if len(values) > 1:
        raise PolicyError(
            f"the header {name} came {len(values)} times: let the proxy replace it, not add to it"
        )
    if not values or not values[0]:
        raise PolicyError(
            f"the header {name} names nobody: open the page through the proxy that signs users in"
        )
    return values[0]
