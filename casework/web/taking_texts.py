"""Where the gateway hands over texts that came in. Whatever is sent, the answer is the same."""

from __future__ import annotations

import logging

from flask import Response, request
from werkzeug.exceptions import HTTPException, NotFound

from casework.actions.replies import take_in
from casework.sending.inbound import LARGEST, Inbound, read
from casework.web.plumbing import plumbing
from casework.web.transaction import aside, now

log = logging.getLogger("casework.web")


def taken() -> Response:
    """Take in the text of this request, if it is one. Only where nothing could be written down is
    the answer another: then the gateway hands it over again."""
    settings = plumbing().settings
    if not settings.replies_secret:
        raise NotFound
    inbound = _inbound(settings.replies_secret, settings.sms_from)
    if inbound is not None:
        try:
            with aside() as db:
                take_in(
                    db,
                    receipt=inbound.receipt,
                    sender=inbound.sender,
                    text=inbound.text,
                    now=now(),
                )
        except Exception as error:  # whatever it is: nothing is lost, it comes again
            log.error("a text could not be written down", extra={"error_class": _class(error)})
            return Response(status=503)
    return Response(status=204)


def _class(error: Exception) -> str:
    return type(error).__name__


def _inbound(secret: str, number: str) -> Inbound | None:
    if (request.content_length or 0) > LARGEST:
        return None
    try:
        body = request.get_data(cache=False)
    except HTTPException:
        return None
    headers = {name.lower(): value for name, value in request.headers.items()}
    return read(headers, body, secret=secret, number=number, now=now())
