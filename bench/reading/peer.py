"""tedective-etl over a folder of legacy notices, beside a bare lxml parse of the files it accepts.

Runs in an environment of its own, without what its reader does not import:
`pip install --no-deps tedective-etl`, then `pip install fingerprints ftfy lxml phonenumbers python-dateutil pydantic orjson pandas rich`.
"""

import logging
import statistics
import sys
import time
from pathlib import Path

from lxml import etree
from tedective_etl.ted_to_ocds.process import process_ted_notice

logging.disable(logging.CRITICAL)


def counted(files):
    accepted, empty, failed = [], 0, 0
    for file in files:
        try:
            answer = process_ted_notice(file)
        except Exception:
            failed += 1
            continue
        releases = (
            next((part for part in answer if isinstance(part, list)), None)
            if isinstance(answer, tuple)
            else answer["releases"]
        )
        if releases:
            accepted.append(file)
        else:
            empty += 1
    return accepted, empty, failed


def seconds(work, files):
    start = time.process_time()
    for file in files:
        work(file)
    return time.process_time() - start


def main():
    files = sorted(str(path) for path in Path(sys.argv[1]).glob("*.xml"))
    accepted, empty, failed = counted(files)
    print(f"tedective-etl: {len(accepted)} of {len(files)} files give releases, {empty} give none, {failed} errors")
    if accepted:
        told = [
            seconds(process_ted_notice, accepted) / seconds(etree.parse, accepted) for _ in range(int(sys.argv[2]))
        ]
        print(f"tedective-etl: {statistics.median(told):.2f} x bare lxml ({min(told):.2f}-{max(told):.2f}) over those")


if __name__ == "__main__":
    main()
