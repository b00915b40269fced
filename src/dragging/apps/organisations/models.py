"""People, organisations, and who may act for which."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models

from dragging.apps.organisations.enums import Frequency, Kind, MailKind, Role, Seen, Verb, VerificationState

ID_LETTERS = "23456789bcdfghjkmnpqrstvwxyz"
ID_LENGTH = 12
"""28 letters to the power of 12: an id tells nothing and cannot be guessed."""


def new_public_id() -> str:
    return "".join(secrets.choice(ID_LETTERS) for _ in range(ID_LENGTH))


class People(BaseUserManager["Person"]):
    """Persons by their mail address, which is compared without case."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> Person:
        person = self.model(email=email.strip().lower(), **more)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **more: Any) -> Person:
        return self.create_user(email, password, is_superuser=True, **more)

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. Only what signing in, writing to them and showing them their language need."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True, help_text="As they wish to be called; may stay empty.")
    language = models.CharField(max_length=2, default="en", help_text="Of the mails and of signing in.")
    theme = models.CharField(max_length=6, default="device", help_text="light, dark or device.")
    is_active = models.BooleanField(default=True)
    is_editor = models.BooleanField(default=False, help_text="May change the texts of the site.")
    is_demo = models.BooleanField(default=False, help_text="Of the invented world: signs in only while that stands.")
    joined_at = models.DateTimeField()

    objects = People()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    @property
    def is_staff(self) -> bool:
        return self.is_superuser

    def called(self) -> str:
        """The name, else the address."""
        return self.name or self.email


class Organisation(models.Model):
    """An NGO, a social enterprise, an administration, or one that supports them."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, help_text="In addresses of its own.")
    slug = models.SlugField(max_length=80, unique=True, help_text="In its public address, answered only when published.")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=300)
    country = models.CharField(max_length=2)
    is_public = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kind", "country", "is_public"], name="organisations_by_kind")]


class Identifier(models.Model):
    """A registration number of an organisation, in its normal form, with what was checked of it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=20)
    value = models.CharField(max_length=40)
    checked = models.CharField(max_length=10, help_text="checksum or form.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "scheme", "value"], name="organisations_identifier_once")
        ]
        indexes = [models.Index(fields=["value"], name="organisations_by_number")]


class Membership(models.Model):
    """One person acts for one organisation in one role."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices)
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="organisations_one_role")]


class Invitation(models.Model):
    """An address was asked to join; the link in the mail holds the token, the table only its digest."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    email = models.EmailField()
    role = models.CharField(max_length=10, choices=Role.choices)
    language = models.CharField(max_length=2)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "email"], name="organisations_one_invitation")]


class JoinRequest(models.Model):
    """A person asks the managers of an organisation that they suspect to be here already to let them in."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="join_requests")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="join_requests")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="organisations_asks_once")]


class Action(models.Model):
    """One line of an organisation's action log. Lines are only added; a person who is erased leaves none of theirs."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="actions")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="actions")
    at = models.DateTimeField()
    verb = models.CharField(max_length=30, choices=Verb.choices)
    details = models.JSONField(default=dict, help_text="Codes and values; never a mail address or a person's name.")

    class Meta:
        indexes = [models.Index(fields=["organisation", "-at"], name="organisations_log")]


class CapabilityProfile(models.Model):
    """What an organisation can prove, as the record of `core.matching.profile`."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="profile")
    record = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1, help_text="Rises with every change; a form says which one it saw.")
    changed_at = models.DateTimeField()


class Document(models.Model):
    """A paper that an organisation keeps as proof. The file lies in the data folder, outside everything served."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="documents")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    name = models.CharField(max_length=200, help_text="As the person named the file.")
    media_type = models.CharField(max_length=40, help_text="By content, not by the name.")
    size = models.PositiveIntegerField(help_text="In bytes.")
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "sha256"], name="organisations_document_once")]


class Verification(models.Model):
    """A support organisation was asked to look at one fact of another organisation, and what it answered."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="verifications")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    fact = models.CharField(max_length=80, help_text="`identifier:SCHEME`, `status:KEY`, or a key of the profile.")
    value = models.JSONField(help_text="What was asked about, as it stood: a later change is not covered.")
    state = models.CharField(max_length=10, choices=VerificationState.choices, default=VerificationState.ASKED)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="verifications")
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_for = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="decisions")
    decided_at = models.DateTimeField(null=True)
    seen = models.CharField(max_length=12, choices=Seen.choices, blank=True, help_text="On what the answer rests.")
    note = models.CharField(max_length=500, blank=True, help_text="To the organisation, in the words of who decided.")
    valid_to = models.DateField(null=True, help_text="The last day the proof holds, where it says one.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "fact"], condition=models.Q(state="asked"), name="organisations_asked_once"
            )
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="organisations_to_verify")]


class CheckDraft(models.Model):
    """The answers of somebody's check, as they typed them, until they are kept in a profile or forgotten."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="check_draft")
    answers = models.JSONField(default=dict)
    changed_at = models.DateTimeField()


class MailPreference(models.Model):
    """How often a person wants to be written to about one kind of thing; without a row the kind's default holds."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mail_preferences")
    kind = models.CharField(max_length=20, choices=MailKind.choices)
    frequency = models.CharField(max_length=10, choices=Frequency.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="organisations_one_frequency")]


class MailItem(models.Model):
    """Something a person is to be told; the next mail takes every item that is due."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mail_items")
    kind = models.CharField(max_length=20, choices=MailKind.choices)
    code = models.CharField(max_length=40, help_text="Which sentence; the mail's part of the faces knows it.")
    values = models.JSONField(default=dict)
    address = models.CharField(max_length=300, help_text="Path on the site, without the language.")
    at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, help_text="A run is sending it, or was killed while it did.")
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["sent_at", "person"], name="organisations_mail_due")]


class Publication(models.Model):
    """What an organisation chose to show to everybody; see `core.matching.publication`. Without one: nothing."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="publication")
    groups = models.JSONField(default=list, help_text="Codes of the groups of facts that are shown.")
    contact = models.CharField(max_length=254, blank=True, help_text="A mail address of the organisation, never a member's.")
    website = models.URLField(max_length=300, blank=True)
    brings = models.CharField(max_length=300, blank=True, help_text="What it offers to partners.")
    needs = models.CharField(max_length=300, blank=True, help_text="What it looks for in partners.")
    changed_at = models.DateTimeField()


class DirectoryEntry(models.Model):
    """What the directory knows of an organisation: made from what it publishes, and from nothing else.

    Of an organisation that publishes nothing any more the row stays, empty, so that every process forgets it.
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="directory_entry"
    )
    entry = models.BinaryField(help_text="The public entry as JSON; empty where nothing is published.")
    sort_name = models.CharField(max_length=300)
    title = models.TextField()
    body = models.TextField()
    codes = models.TextField()
    stands_until = models.DateField(null=True, help_text="Last day on which the entry is surely the same.")
    changed = models.BigIntegerField(db_index=True, help_text="Version of the directory in which it was written.")

    class Meta:
        indexes = [models.Index(fields=["stands_until"], name="organisations_entry_until")]


class DirectoryState(models.Model):
    """One row: the version of the directory, which rises with every change."""

    version = models.BigIntegerField(default=0)
