"""The updates page: its bytes, its statements, and what other families' updates cost it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.orm import Session

from casework.queries import own_page
from casework.queries.kept import Kept
from casework.rules.languages import LANGUAGES
from tests.support.bench_scene import Scene, add_family, add_strangers, app_over, databases, settle
from tests.support.measure import Measure, Sample, only

MANY = 1_000_000
FEW = 1_000
_NOT_COUNTED = ("BEGIN", "COMMIT", "ROLLBACK", "SELECT SET_CONFIG", "SET TRANSACTION")


@contextmanager
def scene(backend: str, updates: int, language: str = "en", strangers: int = 0) -> Iterator[Scene]:
    """A reader with so many updates, beside so many of other people."""
    with databases(backend) as (engine, family_url, _), tempfile.TemporaryDirectory() as folder:
        if strangers:
            add_strangers(engine, strangers)
        with Session(engine) as session:
            case_id, member_id, token = add_family(session, updates, language)
            session.commit()
        settle(engine)
        yield app_over(family_url, Path(folder), token, case_id, member_id)


def page(one: Scene, path: str = "/t", encoding: str = "identity") -> bytes:
    """The body as it goes over the wire."""
    answer = one.client.get(path, headers={"Accept-Encoding": encoding})
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    return answer.data


def _bytes(updates: int, language: str, path: str) -> Callable[[], object]:
    @contextmanager
    def prepare() -> Iterator[Mapping[str, Sample]]:
        with scene("sqlite", updates, language) as one:

            def sample() -> float:
                answer = one.client.get(path, headers={"Accept-Encoding": "br"})
                assert answer.headers["Content-Encoding"] == "br"
                head = sum(len(name) + len(value) + 4 for name, value in answer.headers)
                return float(len(answer.data) + head)

            yield {"page": sample}

    return prepare


def _statements(backend: str, updates: int) -> Callable[[], object]:
    @contextmanager
    def prepare() -> Iterator[Mapping[str, Sample]]:
        with scene(backend, updates) as one:
            engine = one.app.extensions["casework"].factory.kw["bind"]
            seen: list[str] = []

            @event.listens_for(engine, "before_cursor_execute")
            def note(_c: object, _cur: object, statement: str, *_rest: object) -> None:
                if not statement.lstrip().upper().startswith(_NOT_COUNTED):
                    seen.append(statement)

            page(one)

            def sample() -> float:
                seen.clear()
                page(one)
                return float(len(seen))

            yield {"statements": sample}

    return prepare


def _against_strangers(backend: str) -> Callable[[], object]:
    @contextmanager
    def prepare() -> Iterator[Mapping[str, Sample]]:
        with ExitStack() as stack:
            samples = {}
            for name, strangers in (("few", FEW), ("many", MANY)):
                one = stack.enter_context(scene(backend, 40, strangers=strangers))
                page(one)
                samples[name] = _timed(one)
            yield samples

    return prepare


def _timed(one: Scene) -> Sample:
    def sample() -> float:
        begun = time.perf_counter()
        for _ in range(10):
            page(one)
        return (time.perf_counter() - begun) / 10

    return sample


def _kept_or_not(backend: str) -> Callable[[], object]:
    """The page as it is when something changed since it was read last, beside one that was
    kept. Processor time: it is the one a worker process has least of."""

    @contextmanager
    def prepare() -> Iterator[Mapping[str, Sample]]:
        with scene(backend, 40) as one:

            def spent(kept: bool) -> float:
                begun = time.process_time()
                for _ in range(20):
                    if not kept:
                        one.app.extensions["kept_pages"] = Kept(1)
                        own_page._known = Kept(1)
                    page(one)
                return (time.process_time() - begun) / 20 * 1000

            page(one)
            yield {"kept": lambda: spent(True), "not_kept": lambda: spent(False)}

    return prepare


def _same_and_few(medians: Mapping[str, float]) -> float:
    return medians["many"] / medians["few"]


# Letters of three bytes, and words of many letters.
_TALL = ("bn", "pa")


def _most(language: str, usual: int) -> int:
    """The bytes a page may have: a sixth more in Bengali and Panjabi."""
    return usual * 7 // 6 if language in _TALL else usual


MEASURES = (
    *(
        Measure(
            f"bytes_of_the_updates_page_{language}_{entries}",
            "bytes",
            _bytes(entries, language, path),
            only,
            target=_most(language, target),
            rounds=1,
        )
        for language in (one.tag for one in LANGUAGES)
        for entries, path, target in ((20, "/t", 9_000), (60, "/t/print", 13_500))
    ),
    *(
        Measure(
            f"statements_of_the_updates_page_{backend}_{updates}",
            "statements",
            _statements(backend, updates),
            only,
            target=6,
            rounds=1,
        )
        for backend in ("sqlite", "postgresql")
        for updates in (8, 800)
    ),
    *(
        Measure(
            f"updates_page_put_into_words_{backend}",
            "ms of processor time",
            _kept_or_not(backend),
            lambda medians: medians["not_kept"],
            rounds=5,
        )
        for backend in ("sqlite", "postgresql")
    ),
    *(
        Measure(
            f"time_with_a_million_others_{backend}",
            "times",
            _against_strangers(backend),
            _same_and_few,
            target=1.2,
            rounds=15,
        )
        for backend in ("sqlite", "postgresql")
    ),
)
