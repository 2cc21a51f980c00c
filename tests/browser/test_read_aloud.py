"""Reading aloud: the device's own voice, only for this language, and never by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import PHONE, Visitor, come_in
from tests.support.browser_server import LiveDemo

# A device whose voices we choose: what it is asked to say is kept, and nothing sounds.
_DEVICE = """
window.said=[];window.stopped=0;
const voices=VOICES;
Object.defineProperty(window,'speechSynthesis',{value:{
getVoices:()=>voices,speak:u=>window.said.push([u.lang,u.text]),
cancel:()=>{window.stopped++},addEventListener(){}}});
window.SpeechSynthesisUtterance=class extends EventTarget{constructor(t){super();this.text=t}};
"""
ENGLISH = '{lang:"en-GB",localService:true}'
AFAR = '{lang:"en-GB",localService:false}'


@contextmanager
def reading(visitor: Visitor, demo: LiveDemo, voices: str, language: str = "en") -> Iterator[Page]:
    """Somebody's page of words explained, on a device with these voices."""
    with visitor.page(javascript=True, width=PHONE, language=language) as page:
        page.context.add_init_script(_DEVICE.replace("VOICES", f"[{voices}]"))
        come_in(page, demo.person("Daniel"), language)
        page.goto("/b/1")
        page.locator("main[data-page=words_of_strand]").wait_for()
        yield page


def test_nothing_is_read_until_she_asks_and_all_of_it_then(
    visitor: Visitor, demo: LiveDemo
) -> None:
    with reading(visitor, demo, ENGLISH) as page:
        assert page.evaluate("said") == []
        button = page.locator("[data-read] button")
        expect(button).to_have_text("Read this aloud")
        button.click()
        said = page.evaluate("said")
        assert said[0] == ["en-GB", page.locator("h1").inner_text()]
        assert len(said) > 5
        assert not any("Leave this page" in text for _, text in said)
        expect(button).to_have_text("Stop reading")
        button.click()
        expect(button).to_have_text("Read this aloud")
        assert page.evaluate("stopped") >= 2


@pytest.mark.parametrize("voices", ["", AFAR, '{lang:"fr-FR",localService:true}'])
def test_a_device_without_its_own_voice_for_the_language_offers_nothing(
    visitor: Visitor, demo: LiveDemo, voices: str
) -> None:
    with reading(visitor, demo, voices) as page:
        expect(page.locator("[data-read]")).to_be_hidden()


def test_an_english_voice_reads_no_urdu(visitor: Visitor, demo: LiveDemo) -> None:
    with reading(visitor, demo, ENGLISH, "ur") as page:
        expect(page.locator("[data-read]")).to_be_hidden()


def test_without_scripts_there_is_no_button(visitor: Visitor, demo: LiveDemo) -> None:
    with visitor.page(javascript=False, width=PHONE, language="en") as page:
        come_in(page, demo.person("Daniel"), "en")
        page.goto("/b/1")
        expect(page.locator("[data-read]")).to_be_hidden()
