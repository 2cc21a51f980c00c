"""Who is looking: the kinds of viewer, and what each may do."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from casework.rules.languages import words_tag
from casework.rules.roles import (
    REGION_ROLES,
    REGION_WIDE_ROLES,
    ROLE_PERMISSIONS,
    Permission,
    Role,
    permissions_of,
)


@dataclass(frozen=True)
class FamilyViewer:
    """A signed-in family member. She sees what is addressed to her, in her one case."""

    case_id: str
    member_id: str
    session_id: str = ""
    language: str = "en"
    time_zone: str = "Europe/London"
    own_device: bool = False

    side = "family"

    @property
    def writes_in(self) -> str:
        """The language of what she writes: easier words are ours, she writes English."""
        return words_tag(self.language)

    @property
    def actor_id(self) -> str:
        """The id that the audit names."""
        return self.member_id

    @property
    def permissions(self) -> frozenset[Permission]:
        """What she may do: her own record only."""
        return permissions_of(frozenset({Role.FAMILY_MEMBER}))


@dataclass(frozen=True)
class TrustedViewer:
    """Somebody who is told instead of a family member: no member of the case himself."""

    case_id: str
    trusted_id: str
    session_id: str = ""
    language: str = "en"
    time_zone: str = "Europe/London"

    side = "trusted"

    @property
    def actor_id(self) -> str:
        """The id that the audit names."""
        return self.trusted_id

    @property
    def permissions(self) -> frozenset[Permission]:
        """What he may do: read what is shared with him, and end it."""
        return permissions_of(frozenset({Role.TRUSTED_PERSON}))


@dataclass(frozen=True)
class RoleHeld:
    """A role, and the region it is held for (empty for national roles)."""

    role: Role
    region_id: str = ""


@dataclass(frozen=True)
class StaffViewer:
    """A signed-in member of staff or an advocate."""

    staff_id: str
    roles: frozenset[RoleHeld] = field(default_factory=frozenset)
    session_id: str = ""
    language: str = "en"
    time_zone: str = "Europe/London"

    side = "staff"

    @property
    def actor_id(self) -> str:
        """The id that the audit names."""
        return self.staff_id

    @property
    def role_names(self) -> frozenset[Role]:
        """The roles without their regions."""
        return frozenset(held.role for held in self.roles)

    @property
    def permissions(self) -> frozenset[Permission]:
        """Everything that any of the roles held allows; without a role, one's own account."""
        return permissions_of(self.role_names) | {Permission.STAFF_SIGNED_IN}

    @property
    def wide_regions(self) -> frozenset[str]:
        """Regions whose every person this viewer may see (team leader, support worker)."""
        return frozenset(held.region_id for held in self.roles if held.role in REGION_WIDE_ROLES)

    def within(self, region_id: str) -> StaffViewer:
        """The same worker with what she may do in this region, and with nothing that she may do
        only elsewhere: whoever leads one region may be a caseworker in the next."""
        here = frozenset(
            held
            for held in self.roles
            if held.region_id == region_id or (not held.region_id and held.role not in REGION_ROLES)
        )
        return self if here == self.roles else replace(self, roles=here)

    def regions_with(self, permission: Permission) -> frozenset[str] | None:
        """The regions in whose cases she holds this permission; None: in every one."""
        holding = [one for one in self.roles if permission in ROLE_PERMISSIONS[one.role]]
        if any(not one.region_id and one.role not in REGION_ROLES for one in holding):
            return None
        return frozenset(one.region_id for one in holding)

    def holds(self, role: Role, region_id: str | None = None) -> bool:
        """Whether she holds the role, in the region if one is given."""
        return any(
            held.role == role and (region_id is None or held.region_id == region_id)
            for held in self.roles
        )


@dataclass(frozen=True)
class SystemActor:
    """The service itself: a command run by an operator, or the loading of demo cases."""

    name: str = "system"

    side = "system"

    @property
    def actor_id(self) -> str:
        """The id that the audit names."""
        return self.name

    @property
    def permissions(self) -> frozenset[Permission]:
        """A command may do what it was written for; it passes no gate."""
        return frozenset()


# Whoever has passkeys, and a list of places where she is signed in.
Holder = FamilyViewer | StaffViewer
Viewer = Holder | TrustedViewer


def may(viewer: Viewer | None, permission: Permission) -> bool:
    """Whether the viewer holds the permission. Nobody signed in holds none."""
    return viewer is not None and permission in viewer.permissions
