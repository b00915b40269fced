"""How dear reading is, set against a bare lxml parse of the same files in the same run.

    python bench/reading/run.py [--every N] [--rounds N] [--memory] [--peer PYTHON]

Process CPU time in interleaved rounds, medians; the ratio is what counts, not the seconds. `--memory` adds
the peak memory of `dragging notices read` over 100, 10,000 and 100,000 notices; `--peer` names the
interpreter of an environment of its own in which `pip install tedective-etl` succeeded. The notices are
found by DRAGGING_SHARED, else in `../shared` beside the project.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import resource
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))
SHARED = Path(os.environ.get("DRAGGING_SHARED") or ROOT.parent / "shared") / "data"
KINDS = {
    "legacy": ["ted-legacy", "ted-legacy-2011"],
    "eforms": ["eforms-published", "eforms-doffin-no", "eforms-converted"],
}


def held(names, every):
    from dragging.core.notices.archive import Document, documents

    found = (item for name in names for item in documents([str(SHARED / f"{name}.tar.gz")]))
    return [item for number, item in enumerate(found) if number % every == 0 and isinstance(item, Document)]


def bare(items):
    for item in items:
        etree.fromstring(item.data)


def whole(items):
    from dragging.core.notices.model import NotANotice
    from dragging.core.notices.pipeline import encode

    with open(os.devnull, "wb") as target:
        for item in items:
            with contextlib.suppress(NotANotice):
                target.writelines(encode(item))


def seconds(work, items):
    start = time.process_time()
    work(items)
    return time.process_time() - start


def ratios(every, rounds):
    print(
        f"{'kind':8} {'files':>6} {'MB':>6} {'lxml s':>8} {'read s':>8} {'ratio':>6} {'range':>12} {'notices/s':>10}"
    )
    for kind, names in KINDS.items():
        items = held(names, every)
        bare(items[:50])
        whole(items[:50])
        times = [(seconds(bare, items), seconds(whole, items)) for _ in range(rounds)]
        told = sorted(read / parse for parse, read in times)
        parse, read = (statistics.median(column) for column in zip(*times, strict=True))
        size = sum(len(item.data) for item in items) / 1e6
        spread = f"{told[0]:.2f}-{told[-1]:.2f}"
        middle = statistics.median(told)
        print(
            f"{kind:8} {len(items):6} {size:6.1f} {parse:8.3f} {read:8.3f} {middle:6.2f} {spread:>12} {len(items) / read:10.0f}"
        )


def copies(target, number, names=("ted-legacy", "eforms-converted")):
    """An archive of `number` notices: the real ones again and again, each 1,000 a gzip member of its own."""
    import gzip

    items = [item.data for item in held(names, 7)]
    with open(target, "wb") as file:
        packed = {}
        for start in range(0, number, len(items)):
            block = tuple(range(min(len(items), number - start)))
            if len(block) not in packed:
                plain = io.BytesIO()
                with tarfile.open(fileobj=plain, mode="w") as archive:
                    for index in block:
                        entry = tarfile.TarInfo(f"{index}.xml")
                        entry.size = len(items[index])
                        archive.addfile(entry, io.BytesIO(items[index]))
                    length = archive.offset
                packed[len(block)] = gzip.compress(plain.getvalue()[:length], 6)
            file.write(packed[len(block)])
        file.write(gzip.compress(bytes(1024)))


MEASURED = """
import os, sys
from dragging.cli.main import run
code = run(sys.argv[1:])
sys.stdout.flush()
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
used = os.times()
print(peak.split()[1], used.user + used.system + used.children_user + used.children_system, file=sys.stderr)
sys.exit(code)
"""


def command(path, jobs):
    """Wall seconds, processor seconds of all processes, peak memory of the first one in MiB (Linux)."""
    start = time.perf_counter()
    with open(os.devnull, "wb") as target:
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, "notices", "read", str(path), "--jobs", str(jobs)],
            stdout=target, stderr=subprocess.PIPE, check=False, text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        )  # fmt: skip
    took = time.perf_counter() - start
    *refused, last = done.stderr.splitlines()
    if done.returncode or refused:
        print(f"exit code {done.returncode}: {refused[:3]}")
    peak, processor = last.split()
    return took, float(processor), int(peak) / 1024


def speedup(folder, rounds):
    """By wall time on a quiet machine; the processor time tells what several processes cost whatever else runs."""
    path = folder / "many.tar.gz"
    copies(path, 20_000)
    times = [(command(path, 1), command(path, 2)) for _ in range(rounds)]
    one, two, cost_one, cost_two = (
        statistics.median(pair[jobs][what] for pair in times) for what in (0, 1) for jobs in (0, 1)
    )
    each = ", ".join(f"{a[0] / b[0]:.2f}" for a, b in times)
    print(f"--jobs 2 over 20,000 notices: {one:.2f} s and {two:.2f} s of wall time, {one / two:.2f} x (rounds {each})")
    print(
        f"  processor time {cost_one:.2f} s and {cost_two:.2f} s: two free cores would give {2 * cost_one / cost_two:.2f} x"
    )


def memory(folder):
    for number in (100, 10_000, 100_000):
        path = folder / f"{number}.tar.gz"
        copies(path, number)
        took, _, peak = command(path, 1)
        print(f"{number:7} notices: peak {peak:.0f} MiB, {took:.1f} s")


def peer(python, every, rounds):
    """tedective-etl over the legacy files, in its own interpreter; see peer.py."""
    with tempfile.TemporaryDirectory() as folder:
        for number, item in enumerate(held(KINDS["legacy"], every)):
            (Path(folder) / f"{number}.xml").write_bytes(item.data)
        subprocess.run([python, str(Path(__file__).with_name("peer.py")), folder, str(rounds)], check=False)


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--every", type=int, default=1)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--memory", action="store_true")
    asked.add_argument("--peer")
    chosen = asked.parse_args()
    if not (SHARED / "ted-legacy.tar.gz").is_file():
        sys.exit("no real notices: set DRAGGING_SHARED to the folder that holds data/")
    ratios(chosen.every, chosen.rounds)
    with tempfile.TemporaryDirectory() as folder:
        speedup(Path(folder), min(chosen.rounds, 3))
        if chosen.memory:
            memory(Path(folder))
    if chosen.peer:
        peer(chosen.peer, max(chosen.every, 10), chosen.rounds)
    print(f"peak of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
