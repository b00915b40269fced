"""What our words are in the Open Contracting Data Standard (OCDS 1.1): one table for the writer and the reader."""

from __future__ import annotations

from dragging.core.notices.model import Kind, Reserved

PREFIX = "ocds-drgng1-"
"""Begins every ocid made here. Not registered: who publishes registers one of their own (docs/ocds.md)."""

VERSION = "1.1"

_EXTENSION = "https://raw.githubusercontent.com/open-contracting-extensions/ocds_{}_extension/master/extension.json"
EXTENSIONS = (
    "https://standard.open-contracting.org/profiles/eu/latest/en/extension.json",
    *(
        _EXTENSION.format(name)
        for name in (
            "lots", "bid", "countryCode", "suitability", "sustainability", "statusDetails", "selectionCriteria",
            "submissionTerms", "contractTerms", "bidOpening",
        )
    ),
)
"""The extensions whose fields are used; the EU profile brings most of them together."""

TAG_OF_KIND: dict[Kind, tuple[str, ...]] = {
    "planning": ("planning",),
    "consultation": ("planning",),
    "buyer_profile": ("planning",),
    "call": ("tender",),
    "grant_call": ("tender",),
    "other": ("tender",),
    "change": ("tenderUpdate",),
    "cancellation": ("tenderCancellation",),
    "award": ("award",),
    "direct_award": ("award",),
    "grant_award": ("award",),
    "modification": ("awardUpdate", "contractAmendment"),
    "completion": ("contractTermination",),
}
CHANGED_TAG = {"planning": "planningUpdate", "tender": "tenderAmendment", "award": "awardUpdate"}
"""The tag of a notice that changes an earlier one and keeps its own kind."""

KINDS_OF_TAG: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("tenderCancellation", ("cancellation",)),
    ("awardCancellation", ("cancellation",)),
    ("contractTermination", ("completion",)),
    ("contractAmendment", ("modification",)),
    ("tenderAmendment", ("call", "grant_call", "other")),
    ("tenderUpdate", ("call", "change", "grant_call", "other")),
    ("awardUpdate", ("award", "direct_award", "grant_award")),
    ("contractUpdate", ("award", "modification")),
    ("award", ("award", "direct_award", "grant_award")),
    ("contract", ("award",)),
    ("tender", ("call", "grant_call", "other")),
    ("planningUpdate", ("planning", "consultation", "buyer_profile")),
    ("planning", ("planning", "consultation", "buyer_profile")),
    ("implementation", ("completion",)),
    ("implementationUpdate", ("completion",)),
)
"""By precedence: what a release with this tag is, the first where its form does not tell one of the others."""

STATUS_OF_KIND: dict[Kind, str] = {
    "planning": "planned",
    "consultation": "planning",
    "buyer_profile": "planned",
    "call": "active",
    "grant_call": "active",
    "cancellation": "cancelled",
    "direct_award": "complete",
    "award": "complete",
    "grant_award": "complete",
    "modification": "complete",
    "completion": "complete",
}
DOCUMENT_OF_KIND: dict[Kind, str] = {
    "planning": "plannedProcurementNotice",
    "consultation": "marketEngagementNotice",
    "buyer_profile": "plannedProcurementNotice",
    "direct_award": "awardNotice",
    "award": "awardNotice",
    "grant_award": "awardNotice",
    "modification": "contractNotice",
    "completion": "contractNotice",
}
"""Type of the document that is the notice itself; `tenderNotice` for the others."""

NOTICE_DOCUMENTS = frozenset({*DOCUMENT_OF_KIND.values(), "tenderNotice"})

CATEGORY_OF_NATURE = {"works": "works", "services": "services", "supplies": "goods"}
NATURE_OF_CATEGORY = {category: nature for nature, category in CATEGORY_OF_NATURE.items()}

METHOD_OF_PROCEDURE = {
    "open": "open",
    "restricted": "selective",
    "neg-w-call": "selective",
    "comp-dial": "selective",
    "innovation": "selective",
    "comp-tend": "selective",
    "neg-wo-call": "limited",
}
"""Other single-stage and other multiple-stage procedures are of no method for certain."""

PROCEDURES = frozenset({*METHOD_OF_PROCEDURE, "oth-single", "oth-mult", "exp-int-rail"})

PARTICIPATION: dict[Reserved, str] = {
    "art20_participation": "shelteredWorkshop",
    "art77": "publicServiceMissionOrganization",
}
RESERVED_OF_PARTICIPATION: dict[str, Reserved] = {code: basis for basis, code in PARTICIPATION.items()}

GOAL_OF_CLAUSE = {
    "soc-obj": "social",
    "acc-all": "social.accessibility",
    "et-eq": "social.ethnicEquality",
    "gen-eq": "social.genderEquality",
    "hum-right": "social.humanRightsInSupplyChains",
    "opp": "social.disadvantagedEmploymentOpportunities",
    "work-cond": "social.laborRightsPromotion",
}
"""eForms codes of social aims as goals of the sustainability extension; a code without a goal stands as it is."""

CLAUSE_OF_GOAL = {goal: clause for clause, goal in GOAL_OF_CLAUSE.items()}

STATUS_OF_OUTCOME = {"awarded": "active", "unsuccessful": "unsuccessful", "discontinued": "cancelled", "open": "pending"}
"""A withheld result has no status."""

SCALES = frozenset({"micro", "sme", "small", "medium", "large", "selfEmployed"})
DEADLINE_CODE = "BT-131"
"""The milestone that is the deadline of lots, by the eForms business term of it."""

TYPE_OF_SELECTION = {"sui-act": "suitability", "ef-stand": "economic", "tp-abil": "technical", "other": "other"}
SELECTION_OF_TYPE = {told: family for family, told in TYPE_OF_SELECTION.items()}
METHOD_OF_FRAMEWORK = {
    "fa-w-rc": "withReopeningCompetition",
    "fa-wo-rc": "withoutReopeningCompetition",
    "fa-mix": "withAndWithoutReopeningCompetition",
}
FRAMEWORK_OF_METHOD = {told: code for code, told in METHOD_OF_FRAMEWORK.items()}
POLICY_OF_VARIANTS = {"allowed": "allowed", "not-allowed": "notAllowed", "required": "required"}
VARIANTS_OF_POLICY = {told: code for code, told in POLICY_OF_VARIANTS.items()}
MEASURE_OF_RECEIVED = {
    "part-req": "requests",
    "t-esubm": "electronicBids",
    "t-sme": "smeBids",
    "t-oth-eea": "foreignBidsFromEU",
    "t-no-eea": "foreignBidsFromNonEU",
}
"""Counts of submissions as measures of bid statistics; a code without a measure stands as it is, the list is open."""

RECEIVED_OF_MEASURE = {told: code for code, told in MEASURE_OF_RECEIVED.items()}
CODES_OF_RECEIVED = frozenset({
    *MEASURE_OF_RECEIVED,
    "t-micro", "t-small", "t-med", "t-large", "t-no-verif", "t-verif-inad", "t-verif-inad-low",
})  # fmt: skip
