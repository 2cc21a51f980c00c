"""Days to come, the way to a court, and letters: one fault for each thing that was mended."""

from __future__ import annotations

from tests.support.fault import Fault

_DAYS = "tests/family/test_days.py"
_DESK = "tests/advocate/test_dates_pages.py"

FAULTS = (
    Fault(
        name="dates-hearings-alone",
        guarantee="the page of dates shows everything that is planned",
        path="casework/queries/her_days.py",
        old="one for one in every if one.update_id not in heard",
        new="one for one in every if one.update_id in heard",
        tests=(f"{_DAYS}::test_what_is_no_hearing_stands_among_the_dates",),
    ),
    Fault(
        name="dates-twice",
        guarantee="a hearing stands once among the dates",
        path="casework/queries/her_days.py",
        old="one for one in every if one.update_id not in heard",
        new="one for one in every",
        tests=(f"{_DAYS}::test_what_is_no_hearing_stands_among_the_dates",),
    ),
    Fault(
        name="old-address-again",
        guarantee="an old address is offered only until a worker wrote the way there",
        path="advocate_admin/views/days.py",
        old='begin_with="" if found.ways else found.address',
        new="begin_with=found.address",
        tests=(f"{_DESK}::test_the_way_there_begins_with_an_old_address",),
    ),
    Fault(
        name="address-of-another-town",
        guarantee="every address is of a court in the list",
        path="casework/rules/court_addresses.py",
        old='    "crown-york": ',
        new='    "crown-yorkshire": ',
        tests=("tests/rules/test_court_addresses.py",),
    ),
    Fault(
        name="letter-escaped",
        guarantee="a letter on a page has its heading",
        path="casework/web/letters/render.py",
        old='str(self.body).replace("<h1>", "<h2>")',
        new='self.body.replace("<h1>", "<h2>")',
        tests=("tests/advocate/test_letters.py::test_every_kind_of_letter_can_be_printed",),
    ),
)
