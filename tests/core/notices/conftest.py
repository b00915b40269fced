"""What comes out of an archive made by hand."""

import pytest

from dragging.core.notices.archive import documents


@pytest.fixture
def found(tmp_path, monkeypatch):
    """What comes out of a file of these bytes, the file's name left out."""
    monkeypatch.chdir(tmp_path)

    def look(data, name="given"):
        (tmp_path / name).write_bytes(data)
        return [tuple(item)[1:] for item in documents([name])]

    return look
