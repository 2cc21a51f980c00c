"""Phrases that staff may take over as they stand: they are in every language of the families.

Each stands after a colon or alone, so that no language has to bend it. Names of crimes are said
plainly, with the name that a court uses where there is no plainer one (docs/sources.md, Charge).
"""

from __future__ import annotations

from casework.rules.messages import N_

# Translators: each of these phrases is filled into a sentence such as "The crime is: …."
OTHER_CRIMES = (
    N_("attempted murder"),
    N_("planning a murder with others"),
    N_("causing or allowing a death"),
    N_("death by dangerous driving"),
    N_("death by careless driving"),
    N_("causing serious injury"),
    N_("preventing a lawful burial"),
    N_("helping someone after a crime"),
    N_("misleading the police or the court"),
)
LESSER_CRIMES = (N_("manslaughter"), *OTHER_CRIMES)

# Translators: each of these phrases is filled into the sentence "This is about ….".
THE_ACCUSED = (
    N_("the man charged"),
    N_("the woman charged"),
    N_("the first person charged"),
    N_("the second person charged"),
    N_("the third person charged"),
    N_("the man found guilty"),
    N_("the woman found guilty"),
)

# Translators: each of these is filled into the sentence "This is about: ….".
THINGS = (
    N_("a phone"),
    N_("a computer"),
    N_("clothes"),
    N_("jewellery"),
    N_("keys"),
    N_("a bag"),
    N_("a car"),
    N_("several things"),
)
