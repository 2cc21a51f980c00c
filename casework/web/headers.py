"""Every response header as data. One function sends them, so no answer goes out without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask, Response, request
from werkzeug.datastructures import Headers

# Everything is closed by name; only passkeys are open, and only to this site itself.
_CLOSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
_OWN_FEATURES = ("publickey-credentials-create", "publickey-credentials-get")

PERMISSIONS_POLICY = ", ".join(
    sorted(
        [f"{name}=()" for name in _CLOSED_FEATURES] + [f"{name}=(self)" for name in _OWN_FEATURES]
    )
)

EVERYWHERE: Mapping[str, str] = {
    # same-origin, not no-referrer: over https the check against forged forms reads it.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS_POLICY,
}
HSTS = "max-age=63072000; includeSubDomains"
NO_STORE = "no-store"
KEPT_FOR_A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Policy:
    """What a page may load, run and send."""

    style_hash: str
    leave_origins: tuple[str, ...]

    def text(self) -> str:
        """The content security policy. Nothing is allowed but what stands here."""
        directives = {
            "default-src": "'none'",
            "script-src": "'self'",
            "style-src": self.style_hash,
            "img-src": "'self'",
            "connect-src": "'self'",
            # Chromium applies form-action to where a form's answer sends the browser on to:
            # without the leave target's origin, leaving is blocked.
            "form-action": " ".join(("'self'", *self.leave_origins)),
            "base-uri": "'none'",
            "frame-ancestors": "'none'",
        }
        return "; ".join(f"{name} {value}" for name, value in directives.items())


def attach(app: Flask, policy: Policy, *, production: bool) -> None:
    """Send the headers with every answer, errors included."""
    fixed = {**EVERYWHERE, "Content-Security-Policy": policy.text(), "Cache-Control": NO_STORE}
    if production:
        fixed["Strict-Transport-Security"] = HSTS
    ours = frozenset(name.lower() for name in fixed)

    @app.after_request
    def send_headers(response: Response) -> Response:
        # Put together once: setting each by itself looks through all of them each time.
        others = [pair for pair in response.headers if pair[0].lower() not in ours]
        response.headers = Headers([*others, *fixed.items()])
        if request.endpoint in ("static", "favicon") and response.status_code in (200, 204):
            response.headers["Cache-Control"] = KEPT_FOR_A_YEAR
        return response
