"""What workers write, for measuring: no two alike, so that compression is not flattered.

One text a line for each language stands in `bench_prose_texts`. All of it is invented.
"""

from __future__ import annotations

from pathlib import Path

OWN_WORDS: dict[str, tuple[str, ...]] = {
    path.stem: tuple(path.read_text(encoding="utf-8").splitlines())
    for path in sorted((Path(__file__).parent / "bench_prose_texts").glob("*.txt"))
}
PLACES = ("your home", "our office in Leeds", "the library in Otley Road", "St Anne's hall")
WHO = ("Maryam Okafor", "Maryam Okafor and Tom Reilly", "Anwen Price", "somebody who speaks Urdu")
COURTS = ("Leeds Crown Court", "Bradford Crown Court", "the Court of Appeal", "Wakefield")
REASONS = ("no_reason", "no_room", "not_ready", "someone_ill", "other_trial", "earlier")
