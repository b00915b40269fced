"""Small drafts as an officer would write them, one for each thing that the writer can say."""

from __future__ import annotations

import copy
import json
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "content" / "drafts"
NOTICE_ID = "3f1d6a52-8b0e-4c7d-9a11-5e2f7c0d9b34"
PROCEDURE_ID = "9a0b7c6d-1e2f-4a3b-8c4d-5e6f7a8b9c0d"

BUYER = {
    "name": "Ayuntamiento de Ejemplar",
    "id": "MUESTRA-ES-10",
    "town": "Ejemplar",
    "postcode": "47998",
    "country": "ES",
    "nuts": "ES418",
    "email": "compras@ejemplar.example",
    "phone": "+34 555 010 110",
    "legal_type": "la",
    "activity": "gen-pub",
}
OTHER_BUYER = {**BUYER, "name": "Ayuntamiento de Vecino", "id": "MUESTRA-ES-11", "street": "Calle Real, 2", "legal_type": "body-pl"}
COURT = {"name": "Tribunal de Muestra", "id": "MUESTRA-ES-12", "town": "Ejemplar", "postcode": "47998", "country": "ES", "nuts": "ES418"}
WINNER = {**COURT, "street": "Calle Nueva, 4", "phone": "+34 (555) 010-113", "website": "https://cooperativa.example", "email": "c@cooperativa.example", "name": "Cooperativa Muestra & Hijos <S.C.>", "id": "MUESTRA-ES-13", "size": "small"}
FOREIGN_WINNER = {"name": "Sample Care Ltd", "id": "EXAMPLE-GB-1", "town": "Sampleton", "postcode": "X1 1XX", "country": "GB", "size": "micro"}
BASE = {
    "languages": ["es"],
    "notice_id": NOTICE_ID,
    "dispatched": "2026-11-20T10:00",
    "buyer": BUYER,
    "title": "Servicio de ayuda a domicilio",
    "description": "Ayuda a personas mayores y con discapacidad en su casa.",
    "nature": "services",
    "cpv": "85312000",
}
PLANNING = {**BASE, "kind": "planning", "planned_date": "2027-03-01"}
CONSULTATION = {**BASE, "kind": "consultation", "deadline": "2026-12-20T14:00", "submission_url": "https://ejemplar.example/consulta"}
CALL = {
    **BASE,
    "kind": "call",
    "procedure_id": PROCEDURE_ID,
    "deadline": "2027-01-11T14:00",
    "documents_url": "https://ejemplar.example/pliegos?id=7&lang=es",
    "submission_url": "https://ejemplar.example/ofertas",
}
LIGHT_CALL = {**CALL, "light_regime": True, "procedure_features": "Una fase, sin negociación."}
FULL_COURT = {**COURT, "street": "Calle Mayor, 3", "email": "tribunal@muestra.example", "phone": "+34 555 010 112", "website": "https://tribunal.example"}
OWN_LOT = {
    "id": "LOT-0007", "title": "Este", "nature": "supplies", "cpv": "39000000", "cpv_additional": ["39100000"], "places": ["ES413"],
    "deadline": "2027-02-01T09:30", "start": "2027-04-01", "end": "2028-03-31", "accessibility": "n-inc-just",
    "accessibility_text": "Muebles de almacén.",
}  # fmt: skip
PRICE = [{"type": "price", "name": "Precio"}]
WON = {
    "lot": "LOT-0000", "outcome": "awarded", "tenders": 2, "contract": "C-1", "date": "2026-11-12",
    "value": {"amount": "99000.50", "currency": "EUR"}, "winners": [WINNER],
}  # fmt: skip
AWARD = {**BASE, "kind": "award", "procedure_id": PROCEDURE_ID, "award_criteria": PRICE, "awards": [WON]}
CHANGE = {
    "notice": f"{NOTICE_ID}-01", "reason": "cor-buy", "text": "Error en el plazo.",
    "sections": [{"section": "PROCEDURE", "text": "Nueva descripción."},
                 {"section": "LOT-0000", "text": "Nuevo plazo.", "documents_on": "2026-11-19"}],
}  # fmt: skip
WITHHELD = {"reason": "eo-int", "text": "Secreto comercial.", "until": "2027-12-31"}
PUBLISHED = {"number": "00123456-2026", "date": "2026-11-24", "gazette": "228/2026"}
TWO_LOTS = [{"title": "Norte", "estimated_value": {"amount": "70000", "currency": "EUR"}}, {"title": "Sur", "cpv": "85311000", "duration_months": 6}]


def _with(base: dict, **more: object) -> dict:
    return copy.deepcopy({**base, **more})


def _two_results(**second: object) -> dict:
    results = [{**WON, "lot": "LOT-0001"}, {"lot": "LOT-0002", "outcome": "unsuccessful", "reason": "all-rej", "tenders": 1, **second}]
    return _with(AWARD, lots=TWO_LOTS, awards=results)


def drafts() -> dict[str, dict]:
    """By what is special about each."""
    found = {
        "planning": PLANNING,
        "planning, everything": _with(
            PLANNING, lots=TWO_LOTS, gpa=True, sme_suitable=False, reserved=["art20_execution", "art77"], duration_months=12,
            documents_url="https://ejemplar.example/plan", review_body=COURT, previous_notices=["321-2025"],
            estimated_value={"amount": "120000.00", "currency": "EUR"}),
        "planning, changed": _with(PLANNING, change=CHANGE, version=2),
        "consultation": CONSULTATION,
        "consultation, everything": _with(
            CONSULTATION, planned_date="2027-03-01", previous_notices=[f"{NOTICE_ID}-01"], tender_languages=["es", "en"],
            documents_url="https://ejemplar.example/consulta.pdf", start="2027-05-01", joint_buyers=[OTHER_BUYER],
            lots=TWO_LOTS, estimated_value={"amount": "1", "currency": "EUR"}, publication=PUBLISHED),
        "consultation, changed": _with(CONSULTATION, change=CHANGE, version=3),
        "call": CALL,
        "call, everything": _with(
            CALL, lots=TWO_LOTS, max_lots=1, joint_buyers=[OTHER_BUYER], review_body=COURT, eu_funds=True, gpa=True,
            reserved=["art20_participation"], sme_suitable=True, social=["opp", "gen-eq"], social_text="Inserción.",
            accessibility="n-inc-just", accessibility_text="No hay personas usuarias.", start="2027-05-01", end="2029-04-30",
            award_criteria=[{"type": "quality", "name": "Plan", "description": "El plan de trabajo.", "weight": "60.5"},
                            {"type": "cost", "name": "Coste", "weight": "39.5"}],
            tender_languages=["es", "pt"], tender_validity_days=45, electronic_invoicing="required", electronic_catalogue="allowed",
            electronic_ordering=True, electronic_payment=False, electronic_auction=True, exclusion_grounds_source="epo-acc-espd-request",
            selection_criteria_source="epo-acc-espd-request", places=["ES413", "ES418"], cpv_additional=["85320000"],
            procedure_features="En una fase.", previous_notices=["321-2025", f"{NOTICE_ID}-01"], publication=PUBLISHED,
            estimated_value={"amount": "140000.00", "currency": "EUR"}),
        "call, a lot of its own": _with(CALL, lots=[OWN_LOT, {"title": "Oeste"}], review_body=FULL_COURT, duration_months=3),
        "call, restricted": _with(CALL, procedure="restricted", min_candidates=5, max_candidates=8),
        "call, shortened": _with(CALL, accelerated=True, accelerated_text="Urgencia por la ola de frío."),
        "call, negotiated": _with(CALL, procedure="neg-w-call", min_candidates=3),
        "call, cancelled": _with(CALL, change={**CHANGE, "reason": "cancel", "sections": []}, version=2),
        "call, light": LIGHT_CALL,
        "call, light, reserved by both": _with(LIGHT_CALL, reserved=["art77", "art20_participation", "art20_execution"], duration_months=36),
        "call, light, negotiated": _with(LIGHT_CALL, procedure="neg-w-call", min_candidates=2),
        "call, light, nothing electronic": {key: value for key, value in LIGHT_CALL.items() if not key.endswith("_url")},
        "call, light, utilities": _with(LIGHT_CALL, utilities=True, lots=TWO_LOTS, reserved=["art77"], duration_months=24),
        "award": AWARD,
        "award, published": _with(AWARD, publication=PUBLISHED, previous_notices=["00111111-2026"], total_value={"amount": "100000", "currency": "EUR"}),
        "award, withheld": _with(AWARD, awards=[{**WON, "withheld": WITHHELD}]),
        "award, withheld and published": _with(AWARD, awards=[{**WON, "withheld": WITHHELD}], publication=PUBLISHED),
        "award, total withheld": _with(AWARD, total_withheld=WITHHELD),
        "award, two lots": _two_results(),
        "award, no tenders": _two_results(reason="no-rece", tenders=None),
        "award, still open": _two_results(outcome="open", reason=None, tenders=None),
        "award, group of winners": _with(AWARD, awards=[{**WON, "winners": [WINNER, FOREIGN_WINNER], "subcontracting": "no"}]),
        "award, changed": _with(AWARD, change={**CHANGE, "notice": "123456-2026"}, version=2),
        "award, shortened": _with(AWARD, accelerated=True, accelerated_text="Urgencia."),
        "award, light": _with(AWARD, light_regime=True, award_criteria=None, procedure="oth-single"),
        "award, everything": _with(
            AWARD, eu_funds=True, gpa=True, electronic_auction=True, review_body=COURT, joint_buyers=[OTHER_BUYER], social=["other"],
            social_text="Otros fines.", accessibility="inc", procedure="neg-wo-call", procedure_features="Sin convocatoria.",
            direct_award_reason="urgency", direct_award_text="Inundación.",
            awards=[{**WON, "tenders": {"total": 4, "micro": 1, "small": 1, "medium": 2, "large": 0, "other_eea": 1, "outside_eea": 0, "electronic": 4}}]),
    }  # fmt: skip
    for path in sorted(EXAMPLES.glob("*.json")):
        example = json.loads(path.read_text(encoding="utf-8"))
        found[path.stem] = {"notice_id": NOTICE_ID, **({"procedure_id": PROCEDURE_ID} if example["kind"] in {"call", "award"} else {}), **example}
    return found
