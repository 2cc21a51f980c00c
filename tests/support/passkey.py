"""A passkey in software: it answers the options of a page as a phone would."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class SoftwarePasskey:
    """One credential. ``counts=False`` behaves like a synced passkey, which always says 0."""

    origin: str = "http://localhost:8000"
    counts: bool = True
    verifies: bool = True
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    count: int = 0
    user_handle: bytes = b""
    _key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def create(self, options: str | dict[str, Any]) -> str:
        """What navigator.credentials.create() gives, as the page sends it."""
        asked = json.loads(options) if isinstance(options, str) else options
        self.user_handle = base64url_to_bytes(asked["user"]["id"])
        data = self._authenticator_data(asked["rp"]["id"], attested=True)
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client_data("webauthn.create", asked["challenge"])
        return self._answer(
            clientDataJSON=client, attestationObject=attestation, transports=["internal"]
        )

    def get(self, options: str | dict[str, Any]) -> str:
        """What navigator.credentials.get() gives, as the page sends it."""
        asked = json.loads(options) if isinstance(options, str) else options
        if self.counts:
            self.count += 1
        data = self._authenticator_data(asked["rpId"], attested=False)
        client = self._client_data("webauthn.get", asked["challenge"])
        signed = data + hashlib.sha256(client).digest()
        return self._answer(
            clientDataJSON=client,
            authenticatorData=data,
            signature=self._key.sign(signed, ec.ECDSA(hashes.SHA256())),
            userHandle=self.user_handle,
        )

    def _client_data(self, kind: str, challenge: str) -> bytes:
        told = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(told).encode()

    def _authenticator_data(self, rp_id: str, *, attested: bool) -> bytes:
        flags = PRESENT | (VERIFIED if self.verifies else 0) | (ATTESTED if attested else 0)
        data = hashlib.sha256(rp_id.encode()).digest() + bytes([flags])
        data += self.count.to_bytes(4, "big")
        if attested:
            data += bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id
            data += cbor2.dumps(self._public_key())
        return data

    def _public_key(self) -> dict[int, object]:
        numbers = self._key.public_key().public_numbers()
        x, y = numbers.x.to_bytes(32, "big"), numbers.y.to_bytes(32, "big")
        return {1: 2, 3: -7, -1: 1, -2: x, -3: y}

    def _answer(self, **response: object) -> str:
        name = bytes_to_base64url(self.credential_id)
        plain = {
            key: bytes_to_base64url(value) if isinstance(value, bytes) else value
            for key, value in response.items()
        }
        answer = {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "response": plain,
            "clientExtensionResults": {},
        }
        return json.dumps(answer)
