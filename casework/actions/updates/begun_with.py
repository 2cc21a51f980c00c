"""What a new draft already knows: the review that it is about, and the strand of what it moves."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Review
from casework.models.updates import Update
from casework.rules.messages import S_, Sentence
from casework.rules.strands import Strand
from casework.rules.update_kinds import UpdateKind
from casework.rules.update_kinds.review_fields import CALLED


def begin_with(session: Session, update: Update, kind: UpdateKind) -> None:
    """Fill in what need not be asked."""
    update.fields = {}
    _take_over_review(session, update, kind)
    _stay_in_strand(session, update, kind)


def _take_over_review(session: Session, update: Update, kind: UpdateKind) -> None:
    """Take over what the area calls its review, so that each entry says it in the same way.

    The review is the one that the draft names, or the only one that is not finished. With
    several the writer says which it is.
    """
    field = kind.field_named(CALLED.name)
    if field is None:
        return
    asked = select(Review).where(Review.case_id == update.case_id, Review.finished_on.is_(None))
    if update.review_id is not None:
        asked = asked.where(Review.id == update.review_id)
    reviews = session.scalars(asked.limit(2)).all()
    if len(reviews) != 1:
        return
    (review,) = reviews
    update.review_id = review.id
    if field.choice(review.label) is not None:
        update.fields = {CALLED.name: review.label}


def choose_review(session: Session, update: Update, chosen: str) -> dict[str, Sentence]:
    """Keep which review a draft is about: the only one, or the one that the writer chose.

    Answers what has to be asked again. A correction stays with the review of what it corrects.
    """
    if update.strand != Strand.REVIEW or update.corrects_id is not None:
        return {}
    reviews = session.scalars(select(Review.id).where(Review.case_id == update.case_id)).all()
    wanted = chosen or update.review_id or (reviews[0] if len(reviews) == 1 else "")
    if wanted in reviews:
        update.review_id = wanted
    elif reviews:
        return {"review_id": Sentence(S_("Choose which review this is about."))}
    return {}


def _stay_in_strand(session: Session, update: Update, kind: UpdateKind) -> None:
    """A date that moves stays where the date was: an inquest hearing in the inquest."""
    if update.moves_id is None or not kind.is_hearing:
        return
    moved = session.get(Update, (update.case_id, update.moves_id))
    if moved is not None:
        update.strand = moved.strand
