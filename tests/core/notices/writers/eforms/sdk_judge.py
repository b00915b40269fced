"""The rules of the official SDK that need no evaluation of its expressions, as a judge of written notices."""

from __future__ import annotations

import json
import re
import tarfile
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from lxml import etree

SPACES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "ext": "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2",
    "efac": "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1",
    "efbc": "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1",
    "efext": "http://data.europa.eu/p27/eforms-ubl-extensions/1",
}
# Groups of lots are optional; what they must hold is asked of those that there are.
OPTIONAL_NODES = {"ND-LotsGroup", "ND-LotsGroupAwardCriterion"}
# Lists that are not in the snapshot (see data/README.md); their form is checked by the writer itself.
MISSING_LISTS = {"cpv", "nuts-lvl3"}
_XPATH_OF_TED = re.compile(r"\\p\{(L|N)\}")


class Sdk:
    """`folder` is the SDK: fields, codelists, schemas, notice-types."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        table = json.loads((folder / "fields" / "fields.json").read_text(encoding="utf-8"))
        self.nodes = {node["id"]: node for node in table["xmlStructure"]}
        self.fields = table["fields"]
        self._attributes = {one["id"]: one["attributeName"] for one in self.fields if "attributeName" in one}
        self.paths = {one["id"]: _path(one["xpathAbsolute"]) for one in (*self.fields, *self.nodes.values())}
        lists = json.loads((folder / "codelists" / "codelists.json").read_text(encoding="utf-8"))["codelists"]
        self._files = {one["id"]: one["filename"] for one in lists}

    def codes(self, name: str) -> frozenset[str]:
        return _codes(self.folder / "codelists" / self._files[name])

    def faults(self, root: etree._Element, form: str) -> list[str]:
        """Every breach: forbidden, mandatory, repeated, code, pattern, length, attribute, unknown element."""
        found: list[str] = []
        matched: dict[str, list] = {one["id"]: self.paths[one["id"]](root) for one in self.fields}
        for one in self.fields:
            matches = matched[one["id"]]
            if matches and self._holds(one.get("forbidden"), form):
                found.append(f"{one['id']} is forbidden in {form}")
            if self._holds(one.get("mandatory"), form):
                found += self._absent(root, one, matches)
            if matches:
                found += self._repeated(root, one, matches)
                found += self._wrong(one, [_text(match) for match in matches])
                found += self._without_attribute(one, matches)
        found += _unknown(root, matched.values())
        return found

    @staticmethod
    def _holds(rule: dict | None, form: str) -> bool:
        """Whether a rule holds for the form without any condition."""
        if rule is None:
            return False
        for one in rule.get("constraints", ()):
            if form in one["noticeTypes"] and "condition" not in one:
                return bool(one["value"])
        return bool(rule["value"])

    def _owners(self, root, one) -> tuple[str, list]:
        """The nearest repeatable node above the field, and its instances."""
        node = self.nodes[one["parentNodeId"]]
        while not node["repeatable"] and "parentId" in node:
            node = self.nodes[node["parentId"]]
        return node["id"], self.paths[node["id"]](root)

    def _absent(self, root, one, matches) -> list[str]:
        name, owners = self._owners(root, one)
        if not owners and name not in OPTIONAL_NODES:
            return [f"{one['id']} is mandatory, and there is no {name}"]
        having = [set(_above(match)) for match in matches]
        return [f"{one['id']} is mandatory in {name}" for owner in owners if not any(owner in each for each in having)]

    def _repeated(self, root, one, matches) -> list[str]:
        if one["repeatable"]["value"]:
            return []
        _, owners = self._owners(root, one)
        times: Counter = Counter()
        for match in matches:
            owner = next((each for each in _above(match) if each in owners), None)
            language = None
            if one["type"] == "text-multilingual":
                language = match.get("languageID")
            elif "attributeOf" in one and match.attrname == "languageID":
                language = str(match)
            times[owner, language] += 1
        return [f"{one['id']} is repeated" for count in times.values() if count > 1]

    def _wrong(self, one, values: list[str]) -> list[str]:
        found = []
        known = one.get("codeList", {}).get("value", {}).get("id")
        if known and known not in MISSING_LISTS:
            found += [f"{one['id']}: {value} is not in {known}" for value in values if value not in self.codes(known)]
        if "pattern" in one:
            pattern = re.compile(
                _XPATH_OF_TED.sub(lambda m: {"L": "a-zA-ZÀ-ſЀ-ӿ", "N": "0-9"}[m[1]], one["pattern"]["value"])
            )
            found += [f"{one['id']}: {value} against its pattern" for value in values if not pattern.search(value)]
        if "maxLength" in one:
            found += [f"{one['id']}: too long" for value in values if len(value) > one["maxLength"]]
        preset = one.get("presetValue")
        if preset and "{" not in preset:
            found += [f"{one['id']}: {value} instead of {preset}" for value in values if value != preset]
        return found

    def _without_attribute(self, one, matches) -> list[str]:
        named = self._attributes
        return [
            f"{one['id']} has no {named[attribute]}"
            for attribute in one.get("attributes", ())
            for match in matches
            if match.get(named[attribute]) is None
        ]

    def schema_faults(self, root: etree._Element) -> list[str]:
        schema = _schema(self.folder / "schemas" / "maindoc" / f"UBL-{etree.QName(root).localname}-2.3.xsd")
        schema.validate(root)
        return [str(error) for error in schema.error_log]


def _path(told: str) -> etree.XPath:
    """The few paths that are no XPath 1.0 take a step from two; none of the forms written here has them."""
    try:
        return etree.XPath(told, namespaces=SPACES)
    except etree.XPathSyntaxError:
        return etree.XPath("/..")


@cache
def _schema(path: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(path))


@cache
def _codes(path: Path) -> frozenset[str]:
    tree = etree.parse(path)
    return frozenset(tree.xpath("//Row/Value[@ColumnRef='code']/SimpleValue/text()"))


def _text(match) -> str:
    return match.text or "" if isinstance(match, etree._Element) else str(match)


def _above(match):
    one = match if isinstance(match, etree._Element) else match.getparent()
    while one is not None:
        yield one
        one = one.getparent()


def _unknown(root, all_matches) -> list[str]:
    """Texts and attributes that no field of the SDK stands for."""
    elements, attributes = set(), defaultdict(set)
    for matches in all_matches:
        for match in matches:
            if isinstance(match, etree._Element):
                elements.add(match)
            else:
                attributes[match.getparent()].add(match.attrname)
    found = []
    for one in root.iter():
        if len(one) == 0 and one not in elements:
            found.append(f"unknown element {root.getroottree().getpath(one)}")
        found += [f"unknown attribute {name} of {one.tag}" for name in one.attrib if name not in attributes[one]]
    return found


def unpacked(archive: Path, folder: Path) -> Path:
    """The parts of the SDK's archive that are asked here."""
    wanted = ("/fields/", "/codelists/", "/schemas/", "/notice-types/")
    with tarfile.open(archive) as packed:
        for member in packed:
            if any(part in f"/{member.name}" for part in wanted):
                packed.extract(member, folder, filter="data")
    return next(folder.rglob("fields.json")).parents[1]
