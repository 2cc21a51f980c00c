"""Who may do what: roles, permissions with their meaning, and the table that joins them."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A role somebody holds. ``family_member`` is held by everyone who signs in for herself."""

    FAMILY_MEMBER = "family_member"
    CASEWORKER = "caseworker"
    SUPPORT_WORKER = "support_worker"
    VOLUNTEER = "volunteer"
    ADVOCATE = "advocate"
    CHAIR = "chair"
    TEAM_LEADER = "team_leader"
    NATIONAL_MANAGER = "national_manager"
    ADMINISTRATOR = "administrator"
    TRANSLATOR = "translator"
    TRUSTED_PERSON = "trusted_person"  # of one family member, who named him
    PARTNERSHIP_OFFICER = "partnership_officer"


class Permission(StrEnum):
    """``thing:verb``, in alphabetical order. The meaning of each stands in PERMISSION_MEANINGS."""

    ACCOUNT_MANAGE = "account:manage"
    ALLOCATION_CHANGE = "allocation:change"
    AREA_PROPOSE = "area:propose"
    AREA_READ = "area:read"
    CASE_OPEN = "case:open"
    CASE_READ = "case:read"
    CHAIR_INVITE = "chair:invite"
    CHAIR_READ = "chair:read"
    CHAIR_WRITE = "chair:write"
    CLAIM_MANAGE = "claim:manage"
    CLOCK_CONFIRM = "clock:confirm"
    CODE_GIVE = "code:give"
    CONCERN_ANSWER = "concern:answer"
    CONFLICT_RECORD = "conflict:record"
    CONTACT_RECORD = "contact:record"
    DAY_PLAN = "day:plan"
    ENGAGEMENT_RECORD = "engagement:record"
    FACT_CHECK = "fact:check"
    FLAG_SET = "flag:set"
    HELPLINE_KEEP = "helpline:keep"
    INCIDENT_READ = "incident:read"
    LETTER_MAKE = "letter:make"
    MEMBER_ADD = "member:add"
    MEMBER_READ = "member:read"
    MESSAGE_ANSWER = "message:answer"
    OVERRIDE_DECIDE = "override:decide"
    OWN_READ = "own:read"
    OWN_WRITE = "own:write"
    POST_PRINT = "post:print"
    RENEWAL_CONFIRM = "renewal:confirm"
    REPLY_SETTLE = "reply:settle"
    REPORT_PREPARE = "report:prepare"
    REPORT_RELEASE = "report:release"
    ROLE_CONFIRM = "role:confirm"
    SEALED_COPY_OPEN = "sealed_copy:open"
    SENDING_STOP = "sending:stop"
    STAFF_SIGNED_IN = "staff:signed_in"
    TEAM_LOAD = "team:load"
    TRANSLATION_ASK = "translation:ask"
    TRANSLATION_DO = "translation:do"
    TRUSTED_END = "trusted:end"
    TRUSTED_READ = "trusted:read"
    TRUSTED_WRITE = "trusted:write"
    UNDER_AGE_DECIDE = "under_age:decide"
    UPDATE_RELEASE_SECOND = "update:release_second"
    UPDATE_WITHDRAW = "update:withdraw"
    UPDATE_WRITE = "update:write"
    WALL_SET = "wall:set"


PERMISSION_MEANINGS: dict[Permission, str] = {
    Permission.ACCOUNT_MANAGE: "invite staff, end access, renew a lost passkey; no case content",
    Permission.ALLOCATION_CHANGE: "say who works with which person, name a cover, hand over",
    Permission.AREA_PROPOSE: "record how a review of one's area goes, as a proposal",
    Permission.AREA_READ: "read the reviews and the numbers of one's area; no name",
    Permission.CASE_OPEN: "open a new case in one's region",
    Permission.CASE_READ: "open the page of a case in one's scope",
    Permission.CHAIR_INVITE: "invite the chair of a review, or end the invitation",
    Permission.CHAIR_READ: "read what was released to oneself as the chair of a review",
    Permission.CHAIR_WRITE: "answer what was released, and record how a review goes",
    Permission.CLAIM_MANAGE: "keep the application of a person one works with",
    Permission.CLOCK_CONFIRM: "confirm the day of a clock before a family sees it",
    Permission.CODE_GIVE: "print or read out a code for a person in one's scope",
    Permission.CONCERN_ANSWER: "read and answer what somebody says of the service or her worker",
    Permission.CONFLICT_RECORD: "record who sits on a panel or checks its report",
    Permission.CONTACT_RECORD: "record a call, a visit, or that somebody was told in person",
    Permission.DAY_PLAN: "plan the days in court of the people in one's scope",
    Permission.ENGAGEMENT_RECORD: "record an offer of support, and what she made of it",
    Permission.FACT_CHECK: "add a changed rule, or say that a stated fact was looked up",
    Permission.FLAG_SET: "set or end a flag on a person in one's scope",
    Permission.HELPLINE_KEEP: "keep the numbers that families are given; no case content",
    Permission.INCIDENT_READ: "see the incidents of one's region",
    Permission.LETTER_MAKE: "make a letter to a person in one's scope",
    Permission.MEMBER_ADD: "add a family member to a case in one's scope",
    Permission.MEMBER_READ: "open the page of a person in one's scope",
    Permission.MESSAGE_ANSWER: "read and answer messages of the people in one's scope",
    Permission.OVERRIDE_DECIDE: "decide, as the second person, about acting against a choice",
    Permission.OWN_READ: "read what is addressed to oneself",
    Permission.OWN_WRITE: "set one's own choices and write to one's worker",
    Permission.POST_PRINT: "print the letters of one's region and say that they were posted",
    Permission.REPLY_SETTLE: "read texts of one's region whose writer is not known for certain",
    Permission.REPORT_PREPARE: "record a draft report, its readers, and what came of a review",
    Permission.REPORT_RELEASE: "let a person one stands beside read what was recorded of a report",
    Permission.RENEWAL_CONFIRM: "confirm that a colleague lost a passkey, and give her the link",
    Permission.ROLE_CONFIRM: "say that a colleague holds a role that sees families’ records",
    Permission.SEALED_COPY_OPEN: "open, with a reason, a sealed copy one is named for",
    Permission.SENDING_STOP: "stop every message that would leave, and start again",
    Permission.STAFF_SIGNED_IN: "see one's own start page and passkeys",
    Permission.TEAM_LOAD: "see how much each worker of one's region has, and what is overdue",
    Permission.TRUSTED_END: "end being told instead of somebody",
    Permission.TRUSTED_READ: "read what somebody shares with oneself, by subject; no name",
    Permission.TRUSTED_WRITE: "choose language and look of the pages that are shared with oneself",
    Permission.TRANSLATION_ASK: "have words of one's people put into another language",
    Permission.TRANSLATION_DO: "put words into another language; the words only, no case",
    Permission.UNDER_AGE_DECIDE: "record who decided that somebody under 18 may sign in, and why",
    Permission.UPDATE_RELEASE_SECOND: "release, as the second person, what a colleague wrote",
    Permission.UPDATE_WITHDRAW: "withdraw a published update at once",
    Permission.UPDATE_WRITE: "write, preview and publish updates to people in one's scope",
    Permission.WALL_SET: "wall two relatives from each other, or end a wall",
}

_CASEWORK = frozenset(
    {
        Permission.CASE_READ,
        Permission.CLAIM_MANAGE,
        Permission.CLOCK_CONFIRM,
        Permission.CODE_GIVE,
        Permission.CONTACT_RECORD,
        Permission.DAY_PLAN,
        Permission.ENGAGEMENT_RECORD,
        Permission.FLAG_SET,
        Permission.LETTER_MAKE,
        Permission.MEMBER_ADD,
        Permission.MEMBER_READ,
        Permission.MESSAGE_ANSWER,
        Permission.REPORT_PREPARE,
        Permission.REPORT_RELEASE,
        Permission.STAFF_SIGNED_IN,
        Permission.TRANSLATION_ASK,
        Permission.UPDATE_RELEASE_SECOND,
        Permission.UPDATE_WITHDRAW,
        Permission.UPDATE_WRITE,
        Permission.WALL_SET,
    }
)

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.FAMILY_MEMBER: frozenset({Permission.OWN_READ, Permission.OWN_WRITE}),
    Role.TRUSTED_PERSON: frozenset(
        {Permission.TRUSTED_END, Permission.TRUSTED_READ, Permission.TRUSTED_WRITE}
    ),
    Role.CASEWORKER: _CASEWORK | {Permission.CASE_OPEN},
    # A support worker administers the team's cases and has no case responsibility:
    # she prepares, records and prints, and publishes nothing.
    Role.SUPPORT_WORKER: frozenset(
        {
            Permission.CASE_OPEN,
            Permission.CASE_READ,
            Permission.CODE_GIVE,
            Permission.CONTACT_RECORD,
            Permission.DAY_PLAN,
            Permission.ENGAGEMENT_RECORD,
            Permission.LETTER_MAKE,
            Permission.MEMBER_ADD,
            Permission.MEMBER_READ,
            Permission.POST_PRINT,
            Permission.STAFF_SIGNED_IN,
        }
    ),
    Role.VOLUNTEER: frozenset({Permission.STAFF_SIGNED_IN}),
    Role.ADVOCATE: frozenset(
        {
            Permission.CHAIR_INVITE,
            Permission.CLAIM_MANAGE,
            Permission.CLOCK_CONFIRM,
            Permission.CONTACT_RECORD,
            Permission.ENGAGEMENT_RECORD,
            Permission.MEMBER_READ,
            Permission.MESSAGE_ANSWER,
            Permission.REPORT_PREPARE,
            Permission.REPORT_RELEASE,
            Permission.STAFF_SIGNED_IN,
            Permission.TRANSLATION_ASK,
            Permission.UPDATE_WRITE,
        }
    ),
    # Whoever chairs a review works for nobody here: no case, no region, only what was released.
    Role.CHAIR: frozenset(
        {Permission.CHAIR_READ, Permission.CHAIR_WRITE, Permission.STAFF_SIGNED_IN}
    ),
    Role.TEAM_LEADER: _CASEWORK
    | {
        Permission.ALLOCATION_CHANGE,
        Permission.CASE_OPEN,
        Permission.CHAIR_INVITE,
        Permission.CONCERN_ANSWER,
        Permission.CONFLICT_RECORD,
        Permission.INCIDENT_READ,
        Permission.OVERRIDE_DECIDE,
        Permission.POST_PRINT,
        Permission.RENEWAL_CONFIRM,
        Permission.REPLY_SETTLE,
        Permission.ROLE_CONFIRM,
        Permission.SEALED_COPY_OPEN,
        Permission.TEAM_LOAD,
        Permission.UNDER_AGE_DECIDE,
    },
    Role.NATIONAL_MANAGER: frozenset(
        {Permission.RENEWAL_CONFIRM, Permission.ROLE_CONFIRM, Permission.STAFF_SIGNED_IN}
    ),
    # Somebody of a community safety partnership: reviews of the area, and never a person.
    Role.PARTNERSHIP_OFFICER: frozenset(
        {Permission.AREA_PROPOSE, Permission.AREA_READ, Permission.STAFF_SIGNED_IN}
    ),
    # She sees the words that she was given, labels for names, and nothing else of a case.
    Role.TRANSLATOR: frozenset({Permission.STAFF_SIGNED_IN, Permission.TRANSLATION_DO}),
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.ACCOUNT_MANAGE,
            Permission.FACT_CHECK,
            Permission.HELPLINE_KEEP,
            Permission.SENDING_STOP,
            Permission.STAFF_SIGNED_IN,
        }
    ),
}

# Roles that stand alone: their holder sees no case of the service, and holds no other role.
ALONE_ROLES = frozenset({Role.ADMINISTRATOR, Role.CHAIR, Role.PARTNERSHIP_OFFICER})

# Roles that an administrator gives alone: their holders see nothing of a family. Every other role
# of the staff is in force only once somebody who leads has confirmed it.
NO_SIGHT_ROLES = frozenset({Role.ADMINISTRATOR, Role.PARTNERSHIP_OFFICER, Role.VOLUNTEER})

# Nobody of the staff holds these.
FAMILYS_ROLES = frozenset({Role.FAMILY_MEMBER, Role.TRUSTED_PERSON})

# Roles held for one region, and worth nothing in another. An advocate may have one or none.
REGION_ROLES = frozenset({Role.CASEWORKER, Role.SUPPORT_WORKER, Role.VOLUNTEER, Role.TEAM_LEADER})

# Roles whose holders see every person of their region; the others see only their own people.
REGION_WIDE_ROLES = frozenset({Role.TEAM_LEADER, Role.SUPPORT_WORKER})

# Roles under which somebody can be allocated to a family member.
ALLOCATED_ROLES = frozenset({Role.CASEWORKER, Role.ADVOCATE})


def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    """Everything that the holder of these roles may do; an unknown role adds nothing."""
    held: frozenset[Permission] = frozenset()
    for role in roles:
        held |= ROLE_PERMISSIONS.get(role, frozenset())
    return held
