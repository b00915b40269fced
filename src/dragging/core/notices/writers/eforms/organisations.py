"""The organisations of a notice, numbered once each, and references to them."""

from __future__ import annotations

from dragging.core.notices.draft.model import Buyer, Draft, Party, Winner
from dragging.core.notices.writers.eforms.xml import code, flag, leaf, node, path, texts
from dragging.core.vocabulary.codes import alpha_3

_PARTY_ID = "cac:PartyIdentification"


class Organisations:
    """Who appears in the notice: buyers first, then the review body, then winners."""

    def __init__(self, draft: Draft) -> None:
        self._buyers = draft.buyers
        self._numbers: dict[tuple[str, str], str] = {}
        self._parties: list[Party] = []
        for party in (*draft.buyers, *([draft.review_body] if draft.review_body else [])):
            self._add(party)
        for award in draft.awards:
            for winner in award.winners:
                self._add(winner)
        self.lead = self.number(draft.buyers[0])
        self.review = self.number(draft.review_body or draft.buyers[0])

    def _add(self, party: Party) -> None:
        if _key(party) not in self._numbers:
            self._parties.append(party)
            self._numbers[_key(party)] = f"ORG-{len(self._parties):04}"

    def number(self, party: Party) -> str:
        return self._numbers[_key(party)]

    def written(self) -> str:
        return node("efac:Organizations", *(self._organisation(party) for party in self._parties))

    def _organisation(self, party: Party) -> str:
        leads = None
        if len(self._buyers) > 1 and isinstance(party, Buyer):  # OPP-050
            leads = party is self._buyers[0]
        return node("efac:Organization", flag("efbc:GroupLeadIndicator", value=leads), self._company(party))

    def _company(self, party: Party) -> str:
        size = party.size if isinstance(party, Winner) else None
        return node(
            "efac:Company",
            leaf("cbc:WebsiteURI", party.website),
            code("efbc:CompanySizeCode", size, "economic-operator-size"),
            reference(self.number(party)),
            *(path("cac:PartyName", texts("cbc:Name", {language: name})) for language, name in party.name.items()),
            _address(party),
            path("cac:PartyLegalEntity", leaf("cbc:CompanyID", party.id)),
            node("cac:Contact", leaf("cbc:Telephone", party.phone), leaf("cbc:ElectronicMail", party.email)),
        )


def _key(party: Party) -> tuple[str, str]:
    """An organisation is known by its number in its country."""
    return party.country, party.id


def _address(party: Party) -> str:
    return node(
        "cac:PostalAddress",
        leaf("cbc:StreetName", party.street),
        leaf("cbc:CityName", party.town),
        leaf("cbc:PostalZone", party.postcode),
        code("cbc:CountrySubentityCode", party.nuts, "nuts"),
        country(party.country),
    )


def country(two_letters: str) -> str:
    return path("cac:Country", code("cbc:IdentificationCode", alpha_3(two_letters), "country"))


def reference(number: str) -> str:
    return path(_PARTY_ID, leaf("cbc:ID", number, schemeName="organization"))


def contracting_parties(draft: Draft, known: Organisations) -> str:
    """BT-10, BT-11, BT-508, OPT-300: one block a buyer, the leading one first."""
    return "".join(
        node(
            "cac:ContractingParty",
            leaf("cbc:BuyerProfileURI", buyer.profile_url),
            path("cac:ContractingPartyType", code("cbc:PartyTypeCode", buyer.legal_type, "buyer-legal-type")),
            path("cac:ContractingActivity", code("cbc:ActivityTypeCode", buyer.activity, "authority-activity")),
            path("cac:Party", reference(known.number(buyer))),
        )
        for buyer in draft.buyers
    )
