"""What the bank remembers: documents, notices in their renderings, opportunities folded from them, parties."""

from __future__ import annotations

from django.db import models


class Source(models.Model):
    """Where notices come from, under which terms; created from `data/sources.json` when first used."""

    name = models.CharField(primary_key=True, max_length=40)
    title = models.CharField(max_length=200)
    licence = models.CharField(max_length=300, help_text="The terms under which its notices may be used again.")
    attribution = models.CharField(max_length=300, help_text="The words that must stand where its notices are shown.")
    url = models.CharField(max_length=300, blank=True)


class SourceReading(models.Model):
    """When a source was last taken in, and how many documents of that run were refused."""

    source = models.OneToOneField(Source, models.CASCADE, primary_key=True, related_name="reading")
    moment = models.DateTimeField()
    documents = models.PositiveIntegerField(help_text="Documents of the run that belong to the source, known ones too.")
    refused = models.PositiveIntegerField(help_text="Documents of the run that were refused, of whatever source.")


class Document(models.Model):
    """The bytes as received, kept once however often they come."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField(help_text="Bytes before compression.")
    content = models.BinaryField(help_text="The bytes, compressed by zlib.")


class Opportunity(models.Model):
    """What one can act on: the notices of one procedure folded into one; derived, rebuilt from its notices."""

    public_id = models.CharField(max_length=12, unique=True)
    folded = models.BinaryField(help_text="The folded opportunity as JSON, compressed by zlib.")
    summary = models.BinaryField(help_text="What a list shows of it, as JSON.")


class Notice(models.Model):
    """One notice under the number that its source gave it; its current rendering is one of its documents."""

    key = models.CharField(max_length=120, unique=True, help_text="Source and number, without leading zeros.")
    address = models.CharField(max_length=12, unique=True, help_text="Public id an opportunity has that begins here.")
    source = models.ForeignKey(Source, models.PROTECT, related_name="notices")
    number = models.CharField(max_length=120, help_text="The number as the record writes it.")
    opportunity = models.ForeignKey(Opportunity, models.PROTECT, null=True, related_name="notices")
    current = models.OneToOneField("Rendering", models.PROTECT, null=True, related_name="+")


class Rendering(models.Model):
    """One document read as one notice: the record, beside the bytes it was read from."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="renderings")
    document = models.ForeignKey(Document, models.PROTECT, related_name="renderings")
    record = models.BinaryField(help_text="The notice record as JSON, compressed by zlib.")
    edition = models.PositiveSmallIntegerField(
        null=True, help_text="The edition of the readers that read it; empty before editions were counted."
    )

    class Meta:
        constraints = [models.UniqueConstraint("notice", "document", name="bank_rendering_once")]


class Link(models.Model):
    """A key by which a notice names itself or another; notices that share one may belong together."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="links")
    key = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint("key", "notice", name="bank_link_once")]


class Party(models.Model):
    """A buyer or winner, known by its country and official number, else by its country and folded name."""

    key = models.CharField(max_length=260, unique=True)
    public_id = models.CharField(max_length=12, unique=True)
    country = models.CharField(max_length=2, blank=True)
    name = models.TextField()
    named_on = models.CharField(max_length=10, blank=True, help_text="Day of the notice that gave the name.")


class Identifier(models.Model):
    """A number under which a party is registered, as written."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="identifiers")
    value = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint("party", "value", name="bank_identifier_once")]


class Lot(models.Model):
    """One lot of an opportunity, in the order of its notice."""

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="lots")
    position = models.PositiveIntegerField()
    number = models.TextField()
    kind = models.CharField(max_length=5)
    cpv_main = models.CharField(max_length=8, blank=True)
    reserved = models.CharField(max_length=80, blank=True, help_text="Reserved bases, commas between them.")
    deadline = models.TextField(blank=True, help_text="As the notice states it.")


class Award(models.Model):
    """One result of an opportunity."""

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="awards")
    position = models.PositiveIntegerField()
    number = models.TextField(blank=True)
    outcome = models.CharField(max_length=12)
    amount = models.DecimalField(max_digits=40, decimal_places=8, null=True)
    currency = models.CharField(max_length=3, blank=True)
    tenders_received = models.PositiveIntegerField(null=True)
    date = models.DateField(null=True)
    winners = models.ManyToManyField(Party, related_name="won")


class Purchase(models.Model):
    """A buyer of an opportunity."""

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="purchases")
    buyer = models.ForeignKey(Party, models.PROTECT, related_name="purchases")

    class Meta:
        constraints = [models.UniqueConstraint("opportunity", "buyer", name="bank_purchase_once")]


class SearchEntry(models.Model):
    """What search knows of one opportunity: analysed text and codes, and the columns that filters and facets use."""

    opportunity = models.OneToOneField(Opportunity, models.CASCADE, primary_key=True, related_name="search_entry")
    title = models.TextField()
    body = models.TextField()
    codes = models.TextField()
    country = models.CharField(max_length=2, blank=True)
    division = models.CharField(max_length=2, blank=True)
    kind = models.CharField(max_length=16)
    state_base = models.CharField(max_length=12)
    closes = models.BigIntegerField(null=True, help_text="Seconds since 1970 (UTC); null: no end stated.")
    newest = models.IntegerField(help_text="Day of the newest notice as an ordinal, 0 where none is dated.")
    value = models.FloatField(null=True, help_text="Value in EUR for filters only, where EUR or BGN is stated.")
    reserved = models.PositiveSmallIntegerField(help_text="Bits in the order of the reserved bases.")
    in_open_index = models.BooleanField(default=False)
    changed = models.BigIntegerField(help_text="Version of the index in which the entry was written.")

    class Meta:
        # What a process reads into memory, from the index alone: the texts make a row a hundred times as wide.
        indexes = [
            models.Index(
                name="bank_entry_columns",
                fields=[
                    "changed", "opportunity", "closes", "newest", "value", "reserved", "country", "division", "kind",
                    "state_base",
                ],
            )
        ]  # fmt: skip


class SearchState(models.Model):
    """One row: the version of the index, and from which moment on the index of open opportunities is complete."""

    version = models.BigIntegerField(default=0)
    rebuilt = models.BigIntegerField(default=0, help_text="Version at which entries were last taken out.")
    open_from = models.BigIntegerField(null=True, help_text="Seconds since 1970 (UTC).")


class Word(models.Model):
    """A word that occurs in the index: the ground of spelling suggestions."""

    word = models.CharField(max_length=60, primary_key=True)


class EmptySearch(models.Model):
    """A search that found nothing: what people look for and the bank does not hold. Holds no person."""

    text = models.CharField(max_length=200)
    filters = models.CharField(max_length=400)
    day = models.DateField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint("text", "filters", "day", name="bank_empty_search_once")]
