"""Notices as OCDS: valid by the standard's schema, read back without loss, and how fast.

`python bench/ocds/round_trip.py SHARED [COUNT]`: COUNT notices (default 1,000, 0 for all) drawn evenly from the archives of
both TED schemas, of Doffin and of the converted ones, each written as a release package, held against the schema of
the standard and read back; every difference is named. Then every file of the archive of other publishers' OCDS is read.
"""

import json
import sys
import tarfile
import time
from collections import Counter
from pathlib import Path

import jsonschema_rs

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests/core/notices/writers/ocds")]

from ocds_held import differences

from dragging.core.notices.archive import Document, documents
from dragging.core.notices.model import NotANotice
from dragging.core.notices.reading import notices_of, read_document
from dragging.core.notices.writers import ocds

GROUPS = ("ted-legacy", "ted-legacy-2011", "eforms-published", "eforms-doffin-no", "eforms-converted")
URI = "urn:uuid:00000000-0000-4000-8000-000000000000"


def validator(data):
    with tarfile.open(data / "ocds.tar.gz") as archive:
        package, release = (
            json.load(archive.extractfile(f"ocds/schema/{name}.json"))
            for name in ("release-package-schema", "release-schema")
        )
    place = package["properties"]["releases"]["items"]["$ref"]
    registry = jsonschema_rs.Registry([(place, release)], draft=jsonschema_rs.Draft4)
    return jsonschema_rs.Draft4Validator(package, registry=registry, validate_formats=True)


def drawn(data, count):
    found = [one for group in GROUPS for one in documents([str(data / f"{group}.tar.gz")]) if isinstance(one, Document)]
    step = len(found) / count if count else 1
    chosen = {int(place * step) for place in range(count)} if count else range(len(found))
    for place in sorted(chosen):
        try:
            yield from read_document(found[place].data, file=found[place].file, member=found[place].member)
        except NotANotice:
            continue


def round_trip(data, count):
    valid = validator(data)
    notices = list(drawn(data, count))
    counts = Counter()
    lost = Counter()
    seconds = Counter()
    for notice in notices:
        begun = time.process_time()
        try:
            written = ocds.to_json(ocds.package([ocds.release(notice)], uri=URI))
        except NotANotice as refused:
            counts[refused.reason] += 1
            continue
        seconds["written"] += time.process_time() - begun
        counts["valid"] += valid.is_valid(json.loads(written))
        begun = time.process_time()
        (told,) = notices_of(written, file="x.json")
        seconds["read back"] += time.process_time() - begun
        found = differences(notice, told)
        counts["without loss"] += not found
        lost.update(found)
    languages = {language for notice in notices for language in notice.languages}
    kinds = dict(Counter(notice.kind for notice in notices).most_common())
    print(f"{len(notices)} notices in {len(languages)} languages, {kinds}: {dict(counts)}; keys lost: {dict(lost)}")
    for name, spent in seconds.items():
        print(f"{name}: {len(notices) / spent:,.0f} notices a second")


def others(data):
    counts, kinds, problems = Counter(), Counter(), Counter()
    for one in documents([str(data / "ocds.tar.gz")]):
        if not isinstance(one, Document):
            counts[one.reason] += 1
            continue
        try:
            found = notices_of(one.data, file=one.file, member=one.member)
        except NotANotice as refused:
            counts[refused.reason] += 1
            continue
        counts["read"] += 1
        kinds.update(notice.kind for notice in found)
        problems.update(problem.code for notice in found for problem in notice.problems)
    print(f"other publishers, documents: {dict(counts)}; notices: {dict(kinds)}; problems: {dict(problems)}")


def main():
    data = Path(sys.argv[1]) / "data"
    round_trip(data, int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
    others(data)


if __name__ == "__main__":
    main()
