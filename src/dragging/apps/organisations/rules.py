"""Who may do what, as small predicates over a person's membership; no predicate touches the database.

A membership is what `queries.membership` answered: None where the person does not belong to the organisation.
"""

from __future__ import annotations

from dragging.apps.organisations.enums import PROVIDERS, ROLES_OF, Kind, Role
from dragging.apps.organisations.models import Membership, Person


def belongs(membership: Membership | None) -> bool:
    """Sees the organisation from the inside."""
    return membership is not None


def manages(membership: Membership | None) -> bool:
    """Invites, removes, hands over, publishes, reads the action log."""
    return membership is not None and membership.role == Role.MANAGER


def edits_profile(membership: Membership | None) -> bool:
    """Changes the capability profile: everybody of an organisation that has one."""
    return membership is not None and membership.organisation.kind in PROVIDERS


def publishes(membership: Membership | None) -> bool:
    """Chooses what of an organisation everybody sees: the managers of one that offers services."""
    return manages(membership) and edits_profile(membership)


def works_at_office(membership: Membership | None) -> bool:
    """Acts for an administration."""
    return membership is not None and membership.organisation.kind == Kind.ADMINISTRATION


def approves(membership: Membership | None) -> bool:
    """Checks proofs and claims of others: the people of a support organisation."""
    return membership is not None and membership.organisation.kind == Kind.SUPPORT


def edits_site(person: Person) -> bool:
    """Changes the texts of the site."""
    return person.is_editor or person.is_superuser


def administers_site(person: Person) -> bool:
    """Merges double organisations and names support organisations."""
    return person.is_superuser


def has_desk(membership: Membership | None) -> bool:
    """Acts for an organisation that offers services."""
    return membership is not None and membership.organisation.kind in PROVIDERS


def may_found(person: Person, kind: str) -> bool:
    """Everybody; an organisation that checks the proofs of others only a site administrator."""
    return kind != Kind.SUPPORT or administers_site(person)


def may_leave(membership: Membership, managers: int) -> bool:
    """Everybody but the last manager, who hands over first."""
    return membership.role != Role.MANAGER or managers > 1


def has_role(kind: str, role: str) -> bool:
    """Whether an organisation of this kind knows this role."""
    return role in ROLES_OF[Kind(kind)]
