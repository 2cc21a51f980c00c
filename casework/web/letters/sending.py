"""A PDF as an answer: to be kept or printed, under a name that says nothing."""

from __future__ import annotations

from flask import Response, make_response

FILE_NAME = "letter.pdf"  # the same for every one


def pdf_response(body: bytes) -> Response:
    """The file as an attachment, so that it never stands in a frame of somebody else's page."""
    response = make_response(body)
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return response
