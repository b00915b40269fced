"""The capability profile of an organisation: its shape, reading and writing it, what is known of it and how freshly."""

from dragging.core.matching.profile.facts import Fact, facts, missing
from dragging.core.matching.profile.model import Profile, Provenance
from dragging.core.matching.profile.problems import Problem
from dragging.core.matching.profile.reading import Reading, read
from dragging.core.matching.profile.writing import to_dict, to_json

__all__ = ["Fact", "Problem", "Profile", "Provenance", "Reading", "facts", "missing", "read", "to_dict", "to_json"]
