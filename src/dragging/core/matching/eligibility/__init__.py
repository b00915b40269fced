"""May an organisation bid for a lot, by which law, and what is missing: see `docs/matching.md`."""

from dragging.core.matching.eligibility.decide import verdict
from dragging.core.matching.eligibility.lots import lot_named
from dragging.core.matching.eligibility.model import Advice, Answer, Outcome, Reason, Verdict

__all__ = ["Advice", "Answer", "Outcome", "Reason", "Verdict", "lot_named", "verdict"]
