"""Words explained, and how these pages work for everyone."""

from __future__ import annotations

from datetime import date

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from casework.rules.glossary import words_of
from casework.rules.roles import Permission
from casework.rules.strands import STRAND_BY_NUMBER, STRANDS
from casework.web.gate import public, requires
from family_app.views import blueprint

# The day on which somebody last held the statement against what the tests do.
STATEMENT_OF = date(2026, 11, 21)


@blueprint.get("/b")
@requires(Permission.OWN_READ)
def words() -> ResponseReturnValue:
    """The parts of the timeline, each with its words."""
    return render_template("family/words.html", strands=STRANDS)


@blueprint.get("/b/<int:number>")
@requires(Permission.OWN_READ)
def words_of_strand(number: int) -> ResponseReturnValue:
    """The words of one part: what each means, and how a letter writes it."""
    strand = STRAND_BY_NUMBER.get(number)
    if strand is None:
        abort(404)
    found = words_of(strand.value)
    return render_template("family/words_of_strand.html", strand=strand, words=found)


@blueprint.get("/a")
@public
def accessibility() -> ResponseReturnValue:
    """For whom these pages work, how that was tested, and what does not work yet."""
    return render_template("family/accessibility.html", written_on=STATEMENT_OF)


@blueprint.get("/v")
@requires(Permission.OWN_READ)
def what_we_keep() -> ResponseReturnValue:
    """What is kept about her, and who sees it."""
    return render_template("family/what_we_keep.html")
