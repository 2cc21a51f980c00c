"""Passkeys on the wire. The only module that imports ``webauthn``, and only when it is
needed: the import costs most of a second.

The challenge stands in the browser's signed cookie for five minutes, for one purpose. That it
is answered once is seen to by actions.passkeys.challenge_is_fresh.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import session as cookie

from casework.actions.passkeys import NewPasskey, Verify
from casework.rules.codes import CHALLENGE_LIFE
from casework.web.plumbing import plumbing
from casework.web.transaction import now

_KEPT = "challenge"
_LONGEST_ANSWER = 20_000  # characters; a real one has about 2,000


@dataclass(frozen=True)
class Party:
    """Who asks for a passkey: the domain it belongs to, and the names a phone shows."""

    rp_id: str
    origins: tuple[str, ...]
    rp_name: str


def party() -> Party:
    """This app, in neutral words: a phone lists them where others can see."""
    pipes = plumbing()
    settings = pipes.settings
    family = pipes.side == "family"
    origins = settings.family_origins if family else settings.staff_origins
    return Party(
        rp_id=settings.family_rp_id if family else settings.staff_rp_id,
        origins=origins or (f"http://localhost:{settings.port}",),
        rp_name="Updates" if family else "Work",
    )


def neutral_handle() -> str:
    """The user name of a family member's passkey: it tells nothing but that it is hers."""
    return f"Me {secrets.token_hex(2)}"


def creation_options(*, user_name: str, exclude: Iterable[str], purpose: str) -> str:
    """What the browser needs to make a passkey, as JSON."""
    import webauthn
    from webauthn.helpers import structs

    asking = party()
    challenge = _new_challenge(purpose)
    options = webauthn.generate_registration_options(
        rp_id=asking.rp_id,
        rp_name=asking.rp_name,
        user_id=secrets.token_bytes(32),
        user_name=user_name,
        user_display_name=user_name,
        challenge=webauthn.base64url_to_bytes(challenge),
        timeout=int(CHALLENGE_LIFE.total_seconds() * 1000),
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[
            structs.PublicKeyCredentialDescriptor(id=webauthn.base64url_to_bytes(one))
            for one in exclude
        ],
    )
    return webauthn.options_to_json(options)


def request_options(*, purpose: str) -> str:
    """What the browser needs to sign in, as JSON. It names no account: the phone knows."""
    import webauthn
    from webauthn.helpers import structs

    options = webauthn.generate_authentication_options(
        rp_id=party().rp_id,
        challenge=webauthn.base64url_to_bytes(_new_challenge(purpose)),
        timeout=int(CHALLENGE_LIFE.total_seconds() * 1000),
        user_verification=structs.UserVerificationRequirement.REQUIRED,
    )
    return webauthn.options_to_json(options)


def _new_challenge(purpose: str) -> str:
    challenge = secrets.token_urlsafe(32)
    cookie[_KEPT] = {"for": purpose, "value": challenge, "at": now().isoformat()}
    return challenge


def take_challenge(purpose: str) -> str | None:
    """The challenge this browser was given for this purpose, if it is fresh. It is taken."""
    kept = cookie.pop(_KEPT, None)
    if not isinstance(kept, dict) or kept.get("for") != purpose:
        return None
    try:
        age = now() - datetime.fromisoformat(kept["at"])
    except (KeyError, TypeError, ValueError):
        return None
    value = kept.get("value")
    return value if isinstance(value, str) and age < CHALLENGE_LIFE else None


def _read(answer: str) -> dict[str, Any] | None:
    if len(answer) > _LONGEST_ANSWER:
        return None
    try:
        read = json.loads(answer)
    except ValueError:
        return None
    return read if isinstance(read, dict) else None


def credential_id_of(answer: str) -> str | None:
    """Which passkey the browser says it used. Nothing is proved by this."""
    found = (_read(answer) or {}).get("id")
    return found if isinstance(found, str) and 0 < len(found) <= 512 else None


def check_creation(answer: str, challenge: str | None) -> NewPasskey | None:
    """The passkey the browser has made, or None when anything about it is not right."""
    credential = _read(answer)
    if credential is None or challenge is None:
        return None
    import webauthn
    from webauthn.helpers import bytes_to_base64url

    verified = _or_none(
        lambda: webauthn.verify_registration_response(
            credential=credential,
            expected_challenge=webauthn.base64url_to_bytes(challenge),
            expected_rp_id=party().rp_id,
            expected_origin=list(party().origins),
            require_user_verification=True,
        )
    )
    if verified is None:
        return None
    return NewPasskey(
        credential_id=bytes_to_base64url(verified.credential_id),
        public_key=verified.credential_public_key,
        sign_count=verified.sign_count,
    )


def check_request(answer: str, challenge: str | None) -> Verify:
    """A check of the browser's answer against a stored key: the new count, or None."""
    credential, asking = _read(answer), party()

    def verify(public_key: bytes, sign_count: int) -> int | None:
        if credential is None or challenge is None:
            return None
        import webauthn

        verified = _or_none(
            lambda: webauthn.verify_authentication_response(
                credential=credential,
                expected_challenge=webauthn.base64url_to_bytes(challenge),
                expected_rp_id=asking.rp_id,
                expected_origin=list(asking.origins),
                credential_public_key=public_key,
                credential_current_sign_count=sign_count,
                require_user_verification=True,
            )
        )
        return None if verified is None else int(verified.new_sign_count)

    return verify


def made(answer: str | None, purpose: str) -> dict[str, Any]:
    """The passkey just made and its challenge, as the actions want them."""
    challenge = take_challenge(purpose)
    return {"new": check_creation(answer or "", challenge), "challenge": challenge}


def shown(answer: str | None) -> dict[str, Any]:
    """The passkey just used at sign-in, its challenge and its check, as the action wants them."""
    challenge = take_challenge("sign_in")
    return {
        "credential_id": credential_id_of(answer or ""),
        "challenge": challenge,
        "verify": check_request(answer or "", challenge),
    }


def _or_none(check: Callable[[], Any]) -> Any:
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        return check()
    except (WebAuthnException, ValueError, KeyError, TypeError):
        # Whatever is wrong with what a stranger sent: it opens nothing, and is no fault of ours.
        return None
