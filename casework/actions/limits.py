"""Limits that slow a guesser and lock nobody out.

What is counted, and why nobody is locked out:

* *per network* (a keyed hash of the address prefix): wrong tries make that network wait one,
  then five, then fifteen minutes at most. Somebody else's network is not concerned.
* *overall*: many wrong tries from many networks leave each network one try instead of five
  before it waits. A first try from any network is always looked at.
* *per person*: fifteen wrong six-digit tries within a day leave her next codes one try
  instead of five. Her letter code and her passkey work as ever.

A try is counted in the short transaction of the sign-in itself, which commits whatever the
answer is (see actions.sign_in): so a refused try still counts, and on SQLite, where there is
one writer at a time, no second connection has to wait for the first.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from limits import RateLimitItem, RateLimitItemPerDay, RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import CursorResult, bindparam, delete, select, text
from sqlalchemy.orm import Session

from casework.models.base import UtcDateTime
from casework.models.sessions import LimitCounter
from casework.rules.codes import SPOKEN_TRIES, keyed_hash

# (limit, how long the pause is called). All are tested; the longest that is full is told.
NETWORK_LIMITS: tuple[tuple[RateLimitItem, str], ...] = (
    (RateLimitItemPerMinute(5, 1, namespace="network"), "minute"),
    (RateLimitItemPerMinute(10, 5, namespace="network"), "five_minutes"),
    (RateLimitItemPerMinute(20, 15, namespace="network"), "quarter"),
)
# While a guesser is at work from many networks.
TIGHT_NETWORK_LIMIT = (RateLimitItemPerMinute(1, 5, namespace="tight"), "five_minutes")
OVERALL_LIMIT = RateLimitItemPerMinute(300, 15, namespace="overall")
PERSON_LIMIT = RateLimitItemPerDay(15, 1, namespace="person")

# The same statement on both databases: one row, counted up or begun again.
_COUNT = text(
    "INSERT INTO limit_counter (key, hits, expires_at) VALUES (:key, :amount, :expires_at)"
    " ON CONFLICT (key) DO UPDATE SET"
    " hits = CASE WHEN limit_counter.expires_at <= :now THEN :amount"
    " ELSE limit_counter.hits + :amount END,"
    " expires_at = CASE WHEN limit_counter.expires_at <= :now THEN :expires_at"
    " ELSE limit_counter.expires_at END"
    " RETURNING hits"
).bindparams(bindparam("now", type_=UtcDateTime()), bindparam("expires_at", type_=UtcDateTime()))


class SqlStorage(Storage):
    """Counters of the ``limits`` library in our own table, at the time the caller gives."""

    STORAGE_SCHEME = None

    def __init__(self, session: Session, now: datetime) -> None:
        super().__init__()
        self._session = session
        self._now = now

    @property
    def base_exceptions(self) -> type[Exception]:
        """No error of the database is turned into another."""
        return Exception

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count, and say how many there are now."""
        values = {
            "key": key,
            "amount": amount,
            "now": self._now,
            "expires_at": self._now + timedelta(seconds=expiry),
        }
        return int(self._session.execute(_COUNT, values).scalar_one())

    def get(self, key: str) -> int:
        """How many there are."""
        hits = self._session.scalar(
            select(LimitCounter.hits).where(
                LimitCounter.key == key, LimitCounter.expires_at > self._now
            )
        )
        return hits or 0

    def get_expiry(self, key: str) -> float:
        """When the count begins again."""
        expires_at = self._session.scalar(
            select(LimitCounter.expires_at).where(LimitCounter.key == key)
        )
        return max(expires_at or self._now, self._now).astimezone(UTC).timestamp()

    def check(self) -> bool:
        """The readiness of the database is tested elsewhere."""
        return True

    def reset(self) -> int | None:
        """Forget what has run out."""
        result = self._session.execute(
            delete(LimitCounter)
            .where(LimitCounter.expires_at <= self._now)
            .execution_options(synchronize_session=False)
        )
        return cast("CursorResult[Any]", result).rowcount

    def clear(self, key: str) -> None:
        """Forget one count."""
        self._session.execute(
            delete(LimitCounter)
            .where(LimitCounter.key == key)
            .execution_options(synchronize_session=False)
        )


def network_of(pepper: str, address: str) -> str:
    """The network somebody comes from, as a keyed hash: /24 for IPv4, /56 for IPv6."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return keyed_hash(pepper, "network", "unknown")
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    prefix = 24 if parsed.version == 4 else 56
    network = ipaddress.ip_network((parsed, prefix), strict=False)
    return keyed_hash(pepper, "network", str(network))


@dataclass(frozen=True)
class Tries:
    """The tries of one network at one moment."""

    session: Session
    network: str
    now: datetime

    @property
    def _limiter(self) -> FixedWindowRateLimiter:
        return FixedWindowRateLimiter(SqlStorage(self.session, self.now))

    def begin(self) -> str:
        """Count one try before anything is looked at. Answers "" or the pause to be told.

        Counting first makes two tries at once wait for each other, so that a burst cannot
        slip through between looking and counting.
        """
        limiter = self._limiter
        calm = limiter.test(OVERALL_LIMIT, "all")
        limits = NETWORK_LIMITS if calm else (*NETWORK_LIMITS, TIGHT_NETWORK_LIMIT)
        waits = [wait for limit, wait in limits if not limiter.hit(limit, self.network)]
        return max(waits, key=_LENGTHS.__getitem__) if waits else ""

    def right(self) -> None:
        """The try was right: take it off again, so that a shared network is not slowed by
        people who simply sign in."""
        storage = SqlStorage(self.session, self.now)
        for limit, _ in (*NETWORK_LIMITS, TIGHT_NETWORK_LIMIT):
            key = limit.key_for(self.network)
            if storage.get(key) > 0:
                storage.incr(key, limit.get_expiry(), amount=-1)

    def wrong(self) -> None:
        """The try was wrong: it counts overall as well. Now and then, old counts go."""
        storage = SqlStorage(self.session, self.now)
        if storage.incr(OVERALL_LIMIT.key_for("all"), OVERALL_LIMIT.get_expiry()) == 1:
            storage.reset()


_LENGTHS = {"minute": 1, "five_minutes": 5, "quarter": 15}


def count_wrong_for_person(session: Session, person: str, now: datetime) -> None:
    """A wrong six-digit try against one person's code."""
    FixedWindowRateLimiter(SqlStorage(session, now)).hit(PERSON_LIMIT, person)


def spoken_tries_for(session: Session, person: str, now: datetime) -> int:
    """How many tries a six-digit code of this person has: five, or one, never none."""
    calm = FixedWindowRateLimiter(SqlStorage(session, now)).test(PERSON_LIMIT, person)
    return SPOKEN_TRIES if calm else 1


def first_use(session: Session, what: str, life: timedelta, now: datetime) -> bool:
    """Whether something that may be used once is used for the first time (a challenge)."""
    seconds = int(life.total_seconds())
    return SqlStorage(session, now).incr(f"once/{what}", seconds) == 1
