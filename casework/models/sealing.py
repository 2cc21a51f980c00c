"""Sealed columns: text that the database never sees in the clear.

A sealed value is bound to its row and column: moved elsewhere it does not open. The key ring
holds every key that can still open something, and names the one that seals new values.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Self, overload

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import Mapper, class_mapper

_VERSION = 1
_NONCE_BYTES = 12
_TAG_BYTES = 16
KEY_BYTES = 32
_LONGEST_KEY_ID = 40
_FEWEST_DIFFERENT_BYTES = 12  # fewer in 32 bytes is a pattern, not chance


class WeakKeyRing(ValueError):
    """The keys given cannot protect anything. The message is one sentence for the operator."""


class NoKeyRing(RuntimeError):
    """A sealed value was touched before ``use_key_ring``."""


class SealBroken(Exception):
    """A sealed value does not open: changed, moved from another row, or its key is gone."""


@dataclass(frozen=True)
class KeyRing:
    """Keys that open, the one that seals, and the key of indexes and of the audit.

    ``index_key`` is never rotated with the others: blind indexes and the audit chain are
    computed with keys derived from it, and would no longer match.
    """

    keys: Mapping[str, bytes] = field(repr=False)
    current: str
    index_key: bytes = field(repr=False)
    _ciphers: Mapping[str, AESGCM] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.keys:
            raise WeakKeyRing("The key ring holds no key.")
        if self.current not in self.keys:
            raise WeakKeyRing("The key ring does not hold the key that it names as current.")
        named = {f"the key {key_id!r}": key for key_id, key in self.keys.items()}
        named["the index key"] = self.index_key
        for name, key in named.items():
            _refuse_weak(name, key)
        if len(set(named.values())) != len(named):
            raise WeakKeyRing("Two keys of the key ring are the same: each needs its own.")
        for key_id in self.keys:
            if not key_id or not key_id.isascii() or len(key_id) > _LONGEST_KEY_ID:
                raise WeakKeyRing("A key is named with one to 40 plain letters and digits.")
        keys = dict(self.keys)
        object.__setattr__(self, "keys", MappingProxyType(keys))
        ciphers = {key_id: AESGCM(key) for key_id, key in keys.items()}
        object.__setattr__(self, "_ciphers", MappingProxyType(ciphers))

    @classmethod
    def from_text(cls, text: str, *, index: str) -> KeyRing:
        """``name:base64,name:base64``: the first key seals, every key opens."""
        keys: dict[str, bytes] = {}
        for part in filter(None, (piece.strip() for piece in text.split(","))):
            key_id, separator, value = part.partition(":")
            if not separator or key_id in keys:
                raise WeakKeyRing("Keys are written name:base64,name:base64 with unlike names.")
            keys[key_id] = _from_base64(f"the key {key_id!r}", value)
        return cls(keys, next(iter(keys), ""), _from_base64("the index key", index))

    def seal(self, plaintext: str, aad: str) -> bytes:
        """Encrypt under the current key, bound to ``aad``."""
        name = self.current.encode()
        header = bytes((_VERSION, len(name))) + name
        nonce = secrets.token_bytes(_NONCE_BYTES)
        cipher = self._ciphers[self.current]
        return header + nonce + cipher.encrypt(nonce, plaintext.encode(), header + aad.encode())

    def open(self, blob: bytes, aad: str) -> str:
        """Decrypt what ``seal`` made with the same ``aad``; anything else is SealBroken."""
        key_id = sealed_under(blob)
        cipher = self._ciphers.get(key_id)
        if cipher is None:
            raise SealBroken("sealed under a key that the key ring does not hold")
        start = 2 + len(key_id.encode())
        header, nonce = blob[:start], blob[start : start + _NONCE_BYTES]
        try:
            clear = cipher.decrypt(nonce, blob[start + _NONCE_BYTES :], header + aad.encode())
        except InvalidTag:
            raise SealBroken(f"the value does not belong at {aad}, or was changed") from None
        return clear.decode()

    def blind_index(self, purpose: str, value: str) -> str:
        """A keyed hash by which an exact value is found again without being stored."""
        return _hmac(self._derived(f"blind index:{purpose}"), value)

    def audit_key(self, use: str) -> bytes:
        """A key of the audit (``entry`` or ``head``), derived from the index key."""
        return self._derived(f"audit:{use}")

    def _derived(self, label: str) -> bytes:
        return hmac.digest(self.index_key, f"casework:{label}".encode(), hashlib.sha256)


def _refuse_weak(name: str, key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise WeakKeyRing(f"In the key ring, {name} has to be exactly {KEY_BYTES} random bytes.")
    if len(set(key)) < _FEWEST_DIFFERENT_BYTES:
        raise WeakKeyRing(f"In the key ring, {name} is too regular to be a secret.")


def _from_base64(name: str, text: str) -> bytes:
    try:
        return base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise WeakKeyRing(f"In the key ring, {name} is not base64.") from None


def _hmac(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def sealed_under(blob: bytes) -> str:
    """The id of the key that sealed a value, read from its first bytes."""
    if len(blob) < 2 or blob[0] != _VERSION or not blob[1]:
        raise SealBroken("not a sealed value")
    start = 2 + blob[1]
    if len(blob) < start + _NONCE_BYTES + _TAG_BYTES:
        raise SealBroken("a sealed value was cut short")
    try:
        return blob[2:start].decode("ascii")
    except UnicodeDecodeError:
        raise SealBroken("not a sealed value") from None


def new_commitment_key() -> str:
    """A random key for the commitments of one case or person, to be kept sealed beside it."""
    return secrets.token_hex(KEY_BYTES)


def commitment(key: bytes | str, text: str) -> str:
    """A keyed hash of a text for the audit. With the key erased it can no longer be matched.

    ``key`` is the bytes, or the hex text that ``new_commitment_key`` made.
    """
    raw = bytes.fromhex(key) if isinstance(key, str) else key
    if len(raw) < KEY_BYTES:
        raise ValueError("a commitment needs a key of 32 bytes")
    return _hmac(raw, text)


_ring: KeyRing | None = None


def use_key_ring(ring: KeyRing | None) -> None:
    """Set the key ring of this process, once, when it starts (None takes it away)."""
    global _ring
    _ring = ring


def key_ring() -> KeyRing:
    """The key ring of this process."""
    if _ring is None:
        raise NoKeyRing("No key ring is in use: call use_key_ring when the process starts.")
    return _ring


class SealedColumn:
    """What both descriptors share: finding the column, binding to the row, remembering."""

    def __init__(self, column: str) -> None:
        self.column = column
        self._cache = f"_opened_{column}"
        self._prefixes: dict[type, tuple[str, tuple[str, ...]]] = {}

    def bound_to(self, instance: object) -> str:
        """The associated data: ``table.column:pk1:pk2`` of this row."""
        _, names = self._prefix(type(instance))
        return self.bound_to_key(type(instance), [getattr(instance, name) for name in names])

    def bound_to_key(self, owner: type, key: Sequence[object]) -> str:
        """The same for a row that is known by its primary key only."""
        prefix, _ = self._prefix(owner)
        if any(value is None or ":" in str(value) for value in key):
            raise ValueError(f"{prefix} is bound to its row: set the row's key first")
        return ":".join([prefix, *map(str, key)])

    def _prefix(self, owner: type) -> tuple[str, tuple[str, ...]]:
        known = self._prefixes.get(owner)
        if known is None:
            mapper: Mapper[Any] = class_mapper(owner)
            column = mapper.attrs[self.column].columns[0]
            names = tuple(
                mapper.get_property_by_column(key).key for key in mapper.local_table.primary_key
            )
            known = self._prefixes[owner] = (f"{column.table.name}.{column.name}", names)
        return known

    def _read(self, instance: object) -> str | None:
        blob: bytes | None = getattr(instance, self.column)
        if blob is None:
            return None
        blob = bytes(blob)
        kept: tuple[bytes, str] | None = instance.__dict__.get(self._cache)
        if kept is not None and kept[0] == blob:
            return kept[1]
        text = key_ring().open(blob, self.bound_to(instance))
        instance.__dict__[self._cache] = (blob, text)
        return text

    def _write(self, instance: object, text: str | None) -> None:
        if text is None:
            instance.__dict__.pop(self._cache, None)
            if getattr(instance, self.column) is not None:
                setattr(instance, self.column, None)
            return
        if self._is_already(instance, text):
            return
        blob = key_ring().seal(text, self.bound_to(instance))
        setattr(instance, self.column, blob)
        instance.__dict__[self._cache] = (blob, text)

    def _is_already(self, instance: object, text: str) -> bool:
        # Sealing again gives other bytes: an unchanged text would count as a changed row.
        try:
            return self._read(instance) == text
        except SealBroken:
            return False


class Sealed(SealedColumn):
    """Text over a sealed column: ``name = Sealed("name_sealed")``."""

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> str | None: ...
    def __get__(self, instance: object | None, owner: type) -> Self | str | None:
        return self if instance is None else self._read(instance)

    def __set__(self, instance: object, value: str | None) -> None:
        self._write(instance, value)


class SealedJson(SealedColumn):
    """A dictionary over a sealed column, as JSON.

    Each read gives a dictionary of its own: to change it, set a new one.
    """

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> dict[str, Any] | None: ...
    def __get__(self, instance: object | None, owner: type) -> Self | dict[str, Any] | None:
        if instance is None:
            return self
        text = self._read(instance)
        if text is None:
            return None
        value: dict[str, Any] = json.loads(text)
        return value

    def __set__(self, instance: object, value: Mapping[str, Any] | None) -> None:
        text = None
        if value is not None:
            text = json.dumps(dict(value), ensure_ascii=False, sort_keys=True)
        self._write(instance, text)


def sealed_columns(owner: type) -> dict[str, SealedColumn]:
    """The sealed columns of a model: attribute of the column -> its descriptor."""
    found = [value for value in vars(owner).values() if isinstance(value, SealedColumn)]
    return {descriptor.column: descriptor for descriptor in found}
