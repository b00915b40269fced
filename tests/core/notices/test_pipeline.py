"""Many documents through one piece of work, in one process or several."""

import os
import time

import pytest

from dragging.core.notices import pipeline
from dragging.core.notices.archive import Document, Refusal
from dragging.core.notices.model import NotANotice


def found(number):
    for n in range(number):
        if n % 10 == 7:
            yield Refusal("x.tar", f"{n}", "link")
        else:
            yield Document("x.tar", f"{n}", b"x" * 100)


def work(document):
    """Two answers a document, the early ones slowly; every fifth document holds nothing."""
    number = int(document.member)
    if number < 64:
        time.sleep(0.002)
    if number % 5 == 0:
        raise NotANotice("empty", str(number))
    return [f"{number}a", f"{number}b"]


def process(_document):
    return [os.getpid()]


def fail(_document):
    raise ZeroDivisionError("work failed")


def expected(number):
    for n in range(number):
        if n % 10 == 7:
            yield Refusal("x.tar", f"{n}", "link", "")
        elif n % 5 == 0:
            yield Refusal("x.tar", f"{n}", "empty", str(n))
        else:
            yield from (f"{n}a", f"{n}b")


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_answers_come_in_order_whatever_the_number_of_processes(jobs):
    assert list(pipeline.work_through(found(1000), work, jobs)) == list(expected(1000))


def test_several_processes_do_the_work():
    answers = {answer for answer in pipeline.work_through(found(2000), process, 2) if isinstance(answer, int)}
    assert os.getpid() not in answers
    assert len(answers) == 2


def test_nothing_in_nothing_out():
    assert list(pipeline.work_through([], work, 2)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failure_of_the_program_is_not_hidden(jobs):
    with pytest.raises(ZeroDivisionError, match="work failed"):
        list(pipeline.work_through(found(100), fail, jobs))


def test_input_is_taken_only_as_it_is_needed():
    taken = []

    def watched():
        for item in found(100_000):
            taken.append(1)
            yield item

    answers = pipeline.work_through(watched(), work, 2)
    for _ in range(10):
        next(answers)
    answers.close()
    assert len(taken) < 1000


def test_a_batch_is_bounded_by_its_bytes():
    large = [Document("x", None, bytes(400_000))] * 10
    assert [len(batch) for batch in pipeline._batches(large)] == [3, 3, 3, 1]


def test_a_batch_is_bounded_by_its_number():
    assert [len(batch) for batch in pipeline._batches(found(150))] == [64, 64, 22]


NOTICE = b"""<ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:CustomizationID>eforms-sdk-1.10</cbc:CustomizationID><cbc:ID>0b8a2a4e-0000-4000-8000-000000000001</cbc:ID>
<cbc:VersionID>01</cbc:VersionID><cbc:NoticeLanguageCode>ENG</cbc:NoticeLanguageCode></ContractNotice>"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_notices_and_refusals_of_files_stand_in_their_places(tmp_path, jobs):
    (tmp_path / "a.txt").write_bytes(b"hello")
    (tmp_path / "b.xml").write_bytes(NOTICE)
    first, second = pipeline.read_all([str(tmp_path)], jobs)
    assert first == Refusal(str(tmp_path / "a.txt"), None, "not_a_notice", "")
    assert (second.source.file, second.id) == ("b.xml", "0b8a2a4e-0000-4000-8000-000000000001-01")


def test_a_record_is_one_line():
    (record,) = pipeline.encode(Document("b.xml", None, NOTICE))
    assert record.startswith(b'{"source":{"format":"eforms"')
    assert record.endswith(b"}\n")
    assert record.count(b"\n") == 1
