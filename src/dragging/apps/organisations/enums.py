"""Closed lists of this part, as codes; `phrases` of the faces give them words."""

from __future__ import annotations

from django.db.models import TextChoices


class Kind(TextChoices):
    """What an organisation is here for."""

    NGO = "ngo"
    SOCIAL_ENTERPRISE = "social_enterprise"
    ADMINISTRATION = "administration"
    SUPPORT = "support"


PROVIDERS = (Kind.NGO, Kind.SOCIAL_ENTERPRISE)
"""The kinds that offer services, have a capability profile and a desk."""


class Role(TextChoices):
    """What a person may do for one organisation. A manager may do all that its other role may."""

    MANAGER = "manager"
    MEMBER = "member"
    OFFICER = "officer"
    MENTOR = "mentor"


ROLES_OF = {
    Kind.NGO: (Role.MANAGER, Role.MEMBER),
    Kind.SOCIAL_ENTERPRISE: (Role.MANAGER, Role.MEMBER),
    Kind.ADMINISTRATION: (Role.MANAGER, Role.OFFICER),
    Kind.SUPPORT: (Role.MANAGER, Role.MENTOR),
}


class Verb(TextChoices):
    """What was done to an organisation, for its action log."""

    FOUNDED = "founded"
    RENAMED = "renamed"
    INVITED = "invited"
    INVITATION_WITHDRAWN = "invitation_withdrawn"
    JOINED = "joined"
    LET_IN = "let_in"
    NOT_LET_IN = "not_let_in"
    ROLE_CHANGED = "role_changed"
    LEFT = "left"
    REMOVED = "removed"
    PROFILE_CHANGED = "profile_changed"
    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"
    DOCUMENT_ADDED = "document_added"
    DOCUMENT_REMOVED = "document_removed"
    VERIFICATION_ASKED = "verification_asked"
    VERIFIED = "verified"
    VERIFICATION_DECLINED = "verification_declined"
    MERGED = "merged"
    BUYER_CLAIMED = "buyer_claimed"
    BUYER_APPROVED = "buyer_approved"
    BUYER_DECLINED = "buyer_declined"


class MailKind(TextChoices):
    """What a person can be written about; each has a frequency of its own."""

    TEAM = "team"
    VERIFICATION = "verification"
    APPROVALS = "approvals"


class Frequency(TextChoices):
    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


class VerificationState(TextChoices):
    ASKED = "asked"
    VERIFIED = "verified"
    DECLINED = "declined"


class Seen(TextChoices):
    """On what a verification rests."""

    REGISTER = "register"
    DOCUMENT = "document"
    VISIT = "visit"
