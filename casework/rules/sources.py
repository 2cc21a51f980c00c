"""Who told us, as a family reads it: one whole sentence for each source."""

from __future__ import annotations

from casework.rules.messages import N_, Sentence

SOURCE_SAYS: dict[str, str] = {
    "flo": N_("The family liaison officer told us this."),
    "sio": N_("The officer who leads the investigation told us this."),
    "cps": N_("The Crown Prosecution Service told us this."),
    "witness_care_unit": N_("The witness care unit told us this."),
    "court": N_("The court told us this."),
    "coroner_officer": N_("The coroner's officer told us this."),
    "probation": N_("A Victim Liaison Officer told us this."),
    "parole_board": N_("The Parole Board told us this."),
    "attorney_general": N_("The Attorney General's office told us this."),
    "foreign_office": N_("The Foreign Office told us this."),
    "chair": N_("The chair of the review told us this."),
    "cica": N_("The Criminal Injuries Compensation Authority told us this."),
    "us": N_("This comes from our own team."),
}


def source_sentence(source_role: str) -> Sentence | None:
    """The sentence for a source; none for a source without one."""
    text = SOURCE_SAYS.get(source_role)
    return Sentence(text) if text else None
