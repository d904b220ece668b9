"""What Prefect is told before it is imported, and the file that deploys the flow."""

from __future__ import annotations

import inspect
import os
import re
from pathlib import Path

import pytest

import flows

ROOT = Path(__file__).parents[2]


def test_no_telemetry_and_no_proxy_to_loopback() -> None:
    assert os.environ["DO_NOT_TRACK"] == "1"
    assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert "127.0.0.1" in os.environ["NO_PROXY"]


def test_prefect_stays_beside_the_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PREFECT_HOME", "PREFECT_API_URL", "PREFECT_PROFILES_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    flows.keep_prefect_in(tmp_path / "work")
    assert os.environ["PREFECT_HOME"] == str(tmp_path / "work")


def test_the_user_s_own_prefect_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_HOME", raising=False)
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:4200/api")
    flows.keep_prefect_in(tmp_path / "work")
    assert "PREFECT_HOME" not in os.environ


def test_the_deployment_names_the_parameters_of_the_flow() -> None:
    from flows.ingest import ingest

    text = (ROOT / "flows" / "prefect.yaml").read_text(encoding="utf-8")
    block = text.partition("    parameters:\n")[2].partition("    concurrency_limit")[0]
    named = re.findall(r"^ {6}(\w+):", block, re.M)
    assert named == list(inspect.signature(ingest.fn).parameters)
    assert "entrypoint: flows/ingest.py:ingest" in text
