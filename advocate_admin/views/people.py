"""People: everybody in one's scope, found by name."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from advocate_admin.noting import note_listed
from advocate_admin.views import blueprint
from casework.queries.letters import member_by_reference
from casework.queries.people import PersonLine, people_list
from casework.rules.duplicates import name_key
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session


def answers_to(line: PersonLine, typed: str) -> bool:
    """Whether every part of what was typed begins a part of her name, or of whom she lost."""
    names = name_key(f"{line.name} {line.called} {line.deceased_called}").split()
    return all(any(name.startswith(part) for name in names) for part in name_key(typed).split())


@blueprint.get("/people")
@requires(Permission.MEMBER_READ)
def people() -> ResponseReturnValue:
    """The list, her own people first."""
    # Names are sealed: they are opened and compared here, and never stand in a log.
    typed = request.args.get("q", "").strip()[:100]
    everybody = people_list(session(), staff_viewer(), now())
    meant = member_by_reference(session(), staff_viewer(), typed, now())
    found = [
        line
        for line in everybody
        if (line.case_id, line.member_id) == meant or answers_to(line, typed)
    ]
    note_listed((line.case_id for line in found), "people")
    return render_template("advocate/people.html", found=found, typed=typed)
