"""Verdicts on the labelled pairs, scored by the truth set's own score.py.

    python bench/truth/verdicts.py [--reserved] [ANSWERS.jsonl]

Reads the notices that the pairs name from the archives (DRAGGING_SHARED or ../shared). `--reserved` instead gives
every reserved notice of the archives a verdict, lot by lot, for each profile, and prints the counts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

from dragging.core.matching.eligibility import Verdict, lot_named, verdict
from dragging.core.matching.profile import read
from dragging.core.notices.model import Notice
from dragging.core.notices.reading import read_document

SHARED = Path(os.environ.get("DRAGGING_SHARED") or ROOT.parent / "shared")
ARCHIVES = (
    "ted-legacy",
    "ted-legacy-2011",
    "eforms-published",
    "eforms-doffin-no",
    "eforms-converted",
    "ted-eforms-pairs",
)


def main() -> None:
    profiles = {}
    for path in sorted((SHARED / "truth" / "profiles").glob("*.json")):
        profile = read(path.read_bytes()).profile
        profiles[profile.id] = profile
    if "--reserved" in sys.argv:
        every_reserved(profiles)
        return
    pairs = [
        json.loads(line) for line in (SHARED / "truth" / "verdicts.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    notices = {notice.source.file: notice for notice in notices_of({pair["file"] for pair in pairs})}
    out = Path(next((one for one in sys.argv[1:] if not one.startswith("-")), tempfile.mktemp(suffix=".jsonl")))
    with out.open("w", encoding="utf-8") as file:
        for pair in pairs:
            found = answer(profiles[pair["profile"]], notices[pair["file"]], pair)
            given = {key: pair[key] for key in ("profile", "id", "lot", "as_of")}
            print(json.dumps(given | {"verdict": found.answer, "reason": found.decided_by}), file=file)
            wrong = found.answer != pair["verdict"]
            if wrong:
                also = "accepted" if found.answer in pair["also_accept"] else "WRONG"
                print(also, pair["profile"], pair["id"], pair["lot"], pair["as_of"], "is", pair["verdict"], "said",
                      found.answer, found.decided_by, found.missing, pair["hard"])  # fmt: skip
    score = [sys.executable, str(SHARED / "truth" / "score.py"), str(SHARED / "truth"), "--verdicts", str(out)]
    print(subprocess.run(score, capture_output=True, text=True, check=False).stdout)


def answer(profile, notice: Notice, pair: dict) -> Verdict:
    lot = lot_named(notice, pair["lot"])
    assert lot is not None or not notice.lots, (pair["id"], pair["lot"])
    return verdict(profile, notice, lot, datetime.fromisoformat(pair["as_of"]))


def every_reserved(profiles: dict) -> None:
    counts: Counter[str] = Counter()
    for notice in notices_of(None):
        if not (notice.reserved or notice.reserved_unclear or any(lot.reserved for lot in notice.lots)):
            continue
        counts["notices"] += 1
        day = (notice.publication_date or date(2020, 1, 1)) + timedelta(days=1)
        for profile in profiles.values():
            for lot in notice.lots or (None,):
                found = verdict(profile, notice, lot, day)
                counts["verdicts"] += 1
                counts[f"{found.answer} by {found.decided_by}"] += 1
                settling = [one for one in found.reasons if one.settles]
                counts["with a settling reason"] += bool(settling)
                counts["with an article"] += any(one.article for one in found.reasons)
    for name, count in sorted(counts.items()):
        print(f"{count:6} {name}")


def notices_of(wanted: set[str] | None) -> Iterator[Notice]:
    for name in ARCHIVES[: 4 if wanted else None]:
        with tarfile.open(SHARED / "data" / f"{name}.tar.gz") as archive:
            for member in archive:
                file = Path(member.name).name
                if member.isfile() and (wanted is None or file in wanted) and file.endswith(".xml"):
                    content = archive.extractfile(member)
                    assert content is not None
                    yield from read_document(content.read(), file=file, member=member.name)


if __name__ == "__main__":
    main()
