"""Addresses of courts: dated, sourced, of courts in the list only, and for workers to look up."""

from __future__ import annotations

import re

from casework.rules.court_addresses import (
    ADDRESSES,
    NOTED_ON,
    SOURCE,
    STILL_ON,
    STOOD_ON,
    address_from,
    address_of,
)
from casework.rules.courts import COURTS, CROWN

# https://www.gov.uk/government/publications/bulk-data-transfer-for-sponsors-xml-schema
POSTCODE = re.compile(r" [A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}$")


def test_every_address_is_of_a_listed_crown_court() -> None:
    assert len(ADDRESSES) == 75
    assert all(COURTS[slug].kind == CROWN for slug in ADDRESSES)


def test_every_address_ends_with_its_whole_postcode() -> None:
    assert [one for one in ADDRESSES.values() if not POSTCODE.search(one)] == []
    assert len(set(ADDRESSES.values())) == len(ADDRESSES)


def test_staff_read_on_which_days_it_stood() -> None:
    assert STOOD_ON < STILL_ON < NOTED_ON
    assert "hmcts" in SOURCE
    assert address_from().params == {"first": STOOD_ON, "last": STILL_ON}


def test_a_court_is_found_by_its_name_alone() -> None:
    leeds = COURTS["crown-leeds"].name
    assert address_of(leeds) == "The Courthouse, 1 Oxford Row, Leeds LS1 3BG"
    assert address_of("The old mill, upstairs") == ""
    assert address_of("") == ""
