"""What a case is: kinds of homicide, who notified it, how a death is spoken of, reviews."""

from __future__ import annotations

from casework.rules.messages import S_

# docs/sources.md, Service. A death on the road is not in scope and is not offered.
HOMICIDE_KINDS: dict[str, str] = {
    "murder": S_("Murder"),
    "manslaughter": S_("Manslaughter"),
    "corporate_manslaughter": S_("Corporate manslaughter"),
    "infanticide": S_("Infanticide"),
    "abroad": S_("Homicide abroad"),
    "suspicious": S_("Suspicious death, not yet decided"),
}

# docs/sources.md, Service.
NOTIFICATION_SOURCES: dict[str, str] = {
    "police": S_("Police"),
    "fcdo": S_("Foreign, Commonwealth and Development Office"),
    "self_referral": S_("A relative came to us"),
    "news_monitoring": S_("We saw it in the news"),
    "other_professional": S_("Another professional"),
}

# How the family wants the death spoken of. Anything else is kept in their own words.
SPOKEN_OF: dict[str, str] = {
    "died": S_("died"),
    "killed": S_("was killed"),
    "murdered": S_("was murdered"),
}
SPOKEN_OF_LENGTH = 40  # characters, for the family's own words

# Kinds of review (docs/sources.md, Reviews); what an area calls its own is in rules.reviews.
REVIEW_KINDS: dict[str, str] = {
    "domestic": S_("Review of a domestic homicide"),
    "suicide_domestic": S_("Review of a suicide after domestic abuse"),
    "offensive_weapons": S_("Offensive weapons homicide review"),
    "child": S_("Child safeguarding practice review"),
    "adult": S_("Safeguarding adults review"),
    "mental_health": S_("Mental health homicide review"),
    "child_death": S_("Child death overview"),
    "police_conduct": S_("Investigation of police conduct"),
    "prison_probation": S_("Prisons and Probation Ombudsman investigation"),
    "further_offence": S_("Serious further offence review"),
}
