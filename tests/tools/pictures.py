"""Pictures of the updates page in every language, by day and by night, on a phone 360 wide.

    make pictures        draws docs/pictures anew from the demo

The people are those of the demo: invented, every one.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from casework.rules.languages import LANGUAGES
from tests.support.browser import PHONE, Visitor, launch
from tests.support.browser_server import ROOT, live_demo, load_demo, neutral_page
from tests.tools import machine

FOLDER = ROOT / "docs" / "pictures"
HEIGHT = 1100
WHO = "Bernadette"
THEMES = {"day": False, "night": True}


def main() -> int:
    """Draw them all."""
    missing = machine.provide(["chromium", "fonts"])
    if missing:
        print(missing)
        return 1
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as made,
        sync_playwright() as driver,
        neutral_page() as away,
        live_demo(load_demo(Path(made) / "instance"), away) as demo,
    ):
        visitor = Visitor(launch(driver), demo)
        state = visitor.state_of(WHO)
        for language in LANGUAGES:
            for theme, dark in THEMES.items():
                with visitor.page(
                    state=state, language=language.tag, dark=dark, height=HEIGHT, javascript=False
                ) as page:
                    page.goto(f"/t?lang={language.tag}")
                    keep(page.screenshot(), FOLDER / f"updates-{language.tag}-{theme}.png")
        visitor.browser.close()
    return 0


def keep(picture: bytes, path: Path) -> None:
    """Write it small: a page of ours has few colours."""
    with Image.open(io.BytesIO(picture)) as full:
        assert full.width == PHONE
        full.quantize(48).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    sys.exit(main())
