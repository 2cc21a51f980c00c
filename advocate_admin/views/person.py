"""One person: what staff see before they act, her timeline as she sees it, what can be done."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from advocate_admin.forms.people import DETAILS, DetailsForm, EndForm, HardNewsForm
from advocate_admin.going import to_hers
from advocate_admin.her_words import reads_here, seen_by, timeline_words
from advocate_admin.looking import her_record, may_publish
from advocate_admin.sending import sent, shown
from advocate_admin.views import blueprint
from casework.actions import people
from casework.queries.known_already import Writing, writings
from casework.queries.messages import may_read_messages
from casework.queries.person import PersonPage
from casework.rules.roles import Permission
from casework.web.gate import may, requires, staff_viewer
from casework.web.transaction import now, session

_ENDS = {"ended": people.record_membership_ended, "died": people.record_person_died}


def _page_number() -> int:
    typed = request.args.get("page", "1")
    return int(typed) if typed.isdecimal() and len(typed) < 5 else 1


@blueprint.get("/people/<case_id>/<member_id>")
@requires(Permission.MEMBER_READ)
def person(case_id: str, member_id: str) -> ResponseReturnValue:
    """Her page. A worker who does not read her language can have the timeline in English."""
    her = her_record(case_id, member_id, "person")
    seen = seen_by(case_id, member_id, _page_number())
    language = reads_here("en" if request.args.get("in") == "en" else her.language)
    here = url_for("advocate.person", case_id=case_id, member_id=member_id)
    return render_template(
        "advocate/person.html",
        her=her,
        held=seen.held,
        entries=seen.timeline.items,
        hers=reads_here(her.language),
        shown_in=language,
        timeline=timeline_words(seen, her.named_contact, language, here),
        here=here,
        reads_messages=_reads_messages(case_id, member_id),
        known=_known(her),
        says_no_news=may_publish("no_news"),
    )


def _known(her: PersonPage) -> Writing | None:
    """What she does not want to say again, for whoever works with her in everything."""
    if not her.full:
        return None
    found = writings(session(), staff_viewer(), her.case_id, her.member_id, now())
    return found[0] if found and found[0].text else None


def _reads_messages(case_id: str, member_id: str) -> bool:
    """Her messages go to the worker who is her contact, and not to everybody who sees her."""
    asked = (session(), staff_viewer(), case_id, member_id, now())
    return may(Permission.MESSAGE_ANSWER) and may_read_messages(*asked)


@blueprint.route("/people/<case_id>/<member_id>/details", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.MEMBER_ADD)
def details(case_id: str, member_id: str) -> ResponseReturnValue:
    """Her name, her languages, where she lives."""
    her = her_record(case_id, member_id, "details")
    kept = {name: getattr(her, name) for name in DETAILS}
    form = DetailsForm(version=str(her.version), **kept)
    if sent(form, people.change_member, case_id=case_id, member_id=member_id) is not None:
        return to_hers(her)
    return shown("details", form, her=her)


@blueprint.route("/people/<case_id>/<member_id>/choice", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def hard_news(case_id: str, member_id: str) -> ResponseReturnValue:
    """How she wants hard news, on her own word."""
    her = her_record(case_id, member_id, "choice")
    form = HardNewsForm(choice=her.hard_news)
    if sent(form, people.set_hard_news, case_id=case_id, member_id=member_id) is not None:
        return to_hers(her)
    return shown("hard_news", form, her=her)


@blueprint.route("/people/<case_id>/<member_id>/end", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.MEMBER_ADD)
def membership_end(case_id: str, member_id: str) -> ResponseReturnValue:
    """She belongs no longer to this case, or has died. Ending support is neither."""
    her, form = her_record(case_id, member_id, "end"), EndForm()
    action = _ENDS.get(form.what.data, people.record_membership_ended)
    if sent(form, action, case_id=case_id, member_id=member_id) is not None:
        return to_hers(her)
    return shown("membership_end", form, her=her)
