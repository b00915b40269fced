"""Codes of CODED_DATA and of the forms as the words of the record.

Source: TED schemas R2.0.7 to R2.0.9 (reception and publication), eForms SDK code lists.
"""

from __future__ import annotations

from dragging.core.notices.model import Kind, Relation, Reserved

KIND_OF_FORM: dict[str, Kind] = {
    "F14": "change", "F15": "direct_award", "F20": "modification", "T01": "planning", "T02": "award",
    "F07": "call", "F08": "buyer_profile", "F12": "call", "F13": "award", "F16": "planning", "F17": "call", "F18": "award",
    "F02": "call", "F03": "award", "F05": "call", "F06": "award", "F09": "call", "F10": "call", "F11": "call",
    "F19": "call", "F24": "call", "F25": "award", "F01": "planning", "F04": "planning",
}  # fmt: skip
KIND_OF_NOTICE_TYPE: dict[str, Kind] = {
    "PRI_ONLY": "planning", "PRI_REDUCING_TIME_LIMITS": "planning", "PRI_CALL_COMPETITION": "call", "PRI": "call",
    "PER_ONLY": "planning", "PER_REDUCING_TIME_LIMITS": "planning", "PER_CALL_COMPETITION": "call",
    "QSU_ONLY": "call", "QSU_CALL_COMPETITION": "call", "CONTRACT": "call",
    "AWARD_CONTRACT": "award", "CONCESSION_AWARD_CONTRACT": "award",
}  # fmt: skip
KIND_OF_DOCUMENT: dict[str, Kind] = {
    "0": "planning", "1": "change", "2": "change", "3": "call", "4": "call", "5": "call", "6": "other", "7": "award", "8": "other",
    "9": "other", "A": "call", "B": "buyer_profile", "C": "call", "D": "call", "E": "call", "F": "call", "G": "other", "H": "call",
    "I": "call", "J": "award", "K": "modification", "M": "call", "N": "call", "O": "call", "P": "planning", "Q": "call", "R": "award",
    "S": "other", "V": "direct_award", "Y": "call",
}  # fmt: skip

RELATION_OF_KIND: dict[Kind, Relation] = {
    "award": "call", "direct_award": "call", "call": "planning", "planning": "planning", "change": "changed", "modification": "modified",
}  # fmt: skip

PROCEDURE_OF_ELEMENT = {
    "PT_OPEN": "open", "F09_TYPE_PROCEDURE_OPEN": "open", "OPEN_CONTEST": "open",
    "PT_RESTRICTED": "restricted", "PT_ACCELERATED_RESTRICTED": "restricted", "PT_ACCELERATED_RESTRICTED_CHOICE": "restricted",
    "RESTRICTED_CONTEST": "restricted",
    "PT_COMPETITIVE_NEGOTIATION": "neg-w-call", "PT_NEGOTIATED_WITH_PRIOR_CALL": "neg-w-call", "PT_INVOLVING_NEGOTIATION": "neg-w-call",
    "PT_NEGOTIATED_CHOICE": "neg-w-call", "PT_NEGOTIATED": "neg-w-call", "PT_ACCELERATED_NEGOTIATED": "neg-w-call",
    "F02_PT_ACCELERATED_NEGOTIATED": "neg-w-call", "F17_PT_ACCELERATED_NEGOTIATED": "neg-w-call",
    "PT_NEGOTIATED_WITH_COMPETITION": "neg-w-call", "PT_NEGOTIATED_WITH_PUBLICATION_CONTRACT_NOTICE": "neg-w-call",
    "PT_AWARD_CONTRACT_WITH_PRIOR_PUBLICATION": "neg-w-call",
    "PT_COMPETITIVE_DIALOGUE": "comp-dial", "PT_INNOVATION_PARTNERSHIP": "innovation", "PT_COMPETITIVE_TENDERING": "comp-tend",
    "PT_AWARD_CONTRACT_WITHOUT_CALL": "neg-wo-call", "PT_AWARD_CONTRACT_WITHOUT_PUBLICATION": "neg-wo-call",
    "PT_NEGOTIATED_WITHOUT_PUBLICATION": "neg-wo-call", "PT_NEGOTIATED_WITHOUT_COMPETITION": "neg-wo-call",
    "F03_PT_NEGOTIATED_WITHOUT_COMPETITION": "neg-wo-call", "F06_PT_NEGOTIATED_WITHOUT_COMPETITION": "neg-wo-call",
    "F15_PT_NEGOTIATED_WITHOUT_COMPETITION": "neg-wo-call", "F03_AWARD_WITHOUT_PRIOR_PUBLICATION": "neg-wo-call",
    "F06_AWARD_WITHOUT_PRIOR_PUBLICATION": "neg-wo-call", "F15_AWARD_WITHOUT_PRIOR_PUBLICATION": "neg-wo-call",
    "F18_PT_NEGOTIATED_WITHOUT_PUBLICATION_CONTRACT_NOTICE": "neg-wo-call", "AWARD_WITHOUT_PRIOR_PUBLICATION": "neg-wo-call",
    "PT_DA_INTERNAL_OPERATOR": "oth-single", "PT_DA_SMALL_CONTRACT": "oth-single", "PT_DA_MEDIUM_ENTERPRISE": "oth-single",
    "PT_DA_RAILWAY_TRANSPORT": "oth-single", "PT_DA_EMERGENCY": "oth-single", "PT_DA_EMERGENCY_MEASURE": "oth-single",
}  # fmt: skip
PROCEDURE_OF_WORD = {"OPEN": "open", "RESTRICTED": "restricted", "NEGOTIATED": "neg-w-call"}
PROCEDURE_OF_CODE = {
    "1": "open", "2": "restricted", "3": "restricted", "4": "neg-w-call", "6": "neg-w-call", "B": "neg-w-call", "C": "comp-dial",
    "G": "innovation", "T": "neg-wo-call", "V": "neg-wo-call", "F": "neg-wo-call", "A": "oth-single",
}  # fmt: skip
SILENT_PROCEDURES = frozenset("05789DEHNQRSXYZ")
"""Codes that name no procedure of the code list, or none at all."""

NATURE_OF_CODE = {"1": "works", "2": "supplies", "4": "services"}
NATURE_OF_WORD = {"WORKS": "works", "SUPPLIES": "supplies", "SERVICES": "services"}

LEGAL_BASIS_OF_DIRECTIVE = {
    "2014/23/EU": "32014L0023", "2014/24/EU": "32014L0024", "2014/25/EU": "32014L0025", "2009/81/EC": "32009L0081",
    "2004/17/EC": "32004L0017", "2004/18/EC": "32004L0018", "DIRECTIVE_2004_18": "32004L0018", "DIRECTIVE_2004_17": "32004L0017",
}  # fmt: skip

LIGHT_FORMS = frozenset({"F21", "F22", "F23"})

RESERVED_OF_ELEMENT: dict[str, Reserved] = {
    "RESTRICTED_SHELTERED_WORKSHOP": "art20_participation",
    "RESTRICTED_TO_SHELTERED_WORKSHOPS": "art20_participation",
    "RESTRICTED_SHELTERED_PROGRAM": "art20_execution",
    "RESTRICTED_TO_FRAMEWORK": "art20_execution",
    "RESERVED_ORGANISATIONS_SERVICE_MISSION": "art77",
}
