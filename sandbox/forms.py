"""Form bodies, read with the standard library alone."""

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl


def urlencoded_fields(body: bytes) -> dict[str, str]:
    """Read an urlencoded body.

    Args:
        body: as received.
    """
    return dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))


def multipart_fields(body: bytes, content_type: str) -> dict[str, bytes]:
    """Read a multipart body, its files and fields alike.

    Args:
        body: as received.
        content_type: the header, with its boundary.
    """
    head = b"Content-Type: " + content_type.encode() + b"\r\n\r\n"
    found: dict[str, bytes] = {}
    for part in BytesParser(policy=HTTP).parsebytes(head + body).iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes):
            found[name] = content
    return found
