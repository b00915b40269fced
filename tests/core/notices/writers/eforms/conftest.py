from __future__ import annotations

from pathlib import Path

import pytest
from sdk_conditions import Conditions
from sdk_judge import Sdk, unpacked

from dragging.config.environment import data_folder


@pytest.fixture(scope="session")
def sdk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sdk:
    """The official rules: those installed, else those of the shared archive, else said to be missing."""
    installed = data_folder() / "vocabulary" / "eforms-sdk"
    if (installed / "schemas").is_dir():
        return Sdk(installed)
    shared: Path = request.getfixturevalue("shared")
    archives = sorted((shared / "data" / "eforms-sdk").glob("*.tar.gz"))
    if not archives:
        pytest.skip("no eForms SDK: install the vocabulary, or put its archive into shared/data/eforms-sdk")
    return Sdk(unpacked(archives[-1], tmp_path_factory.mktemp("sdk")))


@pytest.fixture(scope="session")
def conditions(sdk: Sdk) -> Conditions:
    return Conditions(sdk)
