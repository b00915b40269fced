"""The conditions of the SDK that are made of presence, equality and membership, as a second judge.

Conditions with predicates, sums, lists of codes or dates are left out; `Conditions.skipped` counts them.
"""

from __future__ import annotations

import re

from sdk_judge import Sdk, _above, _text

_CONTEXT = re.compile(r"\{(ND-[\w-]+|[A-Z]+-[\w()-]+)\} \$\{(.*)\}\Z", re.DOTALL)
_FIELD = r"((?:BT|OPT|OPP|OPA)-[\w()-]*[\w)])"
_REFUSED = re.compile(r"\[|count\(|every |P\d|[<>]|/|\+ | - |ND-|unique|\(nuts-|\(postcode-|_")
_STEPS = (
    (re.compile(_FIELD + r" is not present"), r"(not V('\1'))"),
    (re.compile(_FIELD + r" is present"), r"bool(V('\1'))"),
    (re.compile(_FIELD + r" not in \(([^)]*)\)"), r"(not V('\1') & {\2})"),
    (re.compile(_FIELD + r" in \(([^)]*)\)"), r"bool(V('\1') & {\2})"),
    (re.compile(_FIELD + r" == (TRUE|FALSE|'[^']*')"), r"(\2 in V('\1'))"),
    (re.compile(_FIELD + r" != (TRUE|FALSE|'[^']*')"), r"bool(V('\1') - {\2})"),
)
_LEFT = re.compile(r"(?<!')" + _FIELD + r"(?!')")
_NAMES = {"TRUE": "true", "FALSE": "false", "bool": bool, "__builtins__": {}}


class Conditions:
    def __init__(self, sdk: Sdk) -> None:
        self.sdk = sdk
        self.fields = {one["id"]: one for one in sdk.fields}
        self.skipped: set[str] = set()
        self.judged: set[str] = set()

    def faults(self, root, form: str) -> list[str]:
        """Fields that are missing or present against a condition that holds."""
        found = []
        for one in self.sdk.fields:
            for rule, wanted in (("mandatory", True), ("forbidden", False)):
                for constraint in one.get(rule, {}).get("constraints", ()):
                    if form in constraint["noticeTypes"] and "condition" in constraint:
                        found += self._breaches(root, one, constraint["condition"], wanted)
        return found

    def _breaches(self, root, one, condition: str, wanted: bool) -> list[str]:
        context, told = _CONTEXT.match(condition).groups()
        expression = _expression(told)
        if expression is None or context not in self.sdk.nodes:
            self.skipped.add(condition)
            return []
        self.judged.add(condition)
        found = []
        for instance in self.sdk.paths[context](root):
            values = lambda field: self._values(root, field, context, instance)  # noqa: B023, E731
            if eval(expression, _NAMES | {"V": values}) and bool(values(one["id"])) != wanted:
                found.append(f"{one['id']} is {'missing' if wanted else 'present'} though {condition}")
        return found

    def _values(self, root, field: str, context: str, instance) -> set[str]:
        """What stands in the field of the same lot, result or part: below the nearest node that both have above them."""
        above = list(self._chain(self.fields[field]["parentNodeId"]))
        shared = next((node for node in self._chain(context) if node in above), None)
        holders = set(self.sdk.paths[shared](root)) if shared else {root}
        holder = next((one for one in _above(instance) if one in holders), root)
        return {_text(match) for match in self.sdk.paths[field](root) if holder in _above(match)}

    def _chain(self, node: str):
        while True:
            yield node
            if "parentId" not in self.sdk.nodes[node]:
                return
            node = self.sdk.nodes[node]["parentId"]


def _expression(told: str) -> str | None:
    if _REFUSED.search(told):
        return None
    for pattern, replacement in _STEPS:
        told = pattern.sub(replacement, told)
    return None if _LEFT.search(told) or " is " in told else told.replace("not(", "not (")
