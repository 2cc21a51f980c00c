"""The house itself: arrows, sizes, texts."""

from __future__ import annotations

from tests.support.fault import Fault

FAULTS = (
    Fault(
        name="apps-import-each-other",
        guarantee="the two apps never import each other",
        path="family_app/navigation.py",
        old="from __future__ import annotations\n",
        new="from __future__ import annotations\n\nimport advocate_admin.navigation  # noqa\n",
        tests=("tests/guarantees/test_imports.py::test_every_import_contract_is_kept",),
    ),
    Fault(
        name="flask-below-web",
        guarantee="nothing below casework.web knows Flask",
        path="casework/rules/messages.py",
        old="from collections.abc import Mapping\n",
        new="from collections.abc import Mapping\n\nimport flask\n",
        tests=("tests/guarantees/test_imports.py",),
    ),
    Fault(
        name="text-outside-gettext",
        guarantee="no text stands outside gettext",
        path="casework/web/templates/shared/layout.html",
        old='<a class="skip" href="#main">{{ _("Go to the main part of this page") }}</a>',
        new='<a class="skip" href="#main">Go to the main part of this page</a>',
        tests=("tests/guarantees/test_templates.py",),
    ),
)
