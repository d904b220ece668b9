"""An archive and a dataset in a bucket, on an S3 server on loopback: switched whole, or not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import fsspec
import pytest
from moto.server import ThreadedMotoServer

from extract.archive import find_documents
from extract.dataset import afar, hold_lock, places, read
from extract.dataset.afar import AfarError, Pointer, publish_afar, read_pointer
from extract.runs import curate, keep_result, results_folder, survey
from extract.summary import RunSummary
from tests.test_runs import result_for

ARCHIVE, OUT = "s3://plans/archive", "s3://plans/curated"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An empty bucket, and a working directory with no copies."""
    for name, value in (
        ("AWS_ENDPOINT_URL", server),
        ("AWS_ACCESS_KEY_ID", "made-up"),
        ("AWS_SECRET_ACCESS_KEY", "made-up"),
        ("AWS_DEFAULT_REGION", "eu-north-1"),
    ):
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    fsspec.filesystem("s3").clear_instance_cache()
    client = boto3.client("s3", endpoint_url=server)
    place = {"LocationConstraint": "eu-north-1"}
    client.create_bucket(Bucket="plans", CreateBucketConfiguration=place)
    for name in ("a", "b", "c"):
        client.put_object(Bucket="plans", Key=f"archive/{name}.pdf", Body=name.encode())
    yield client
    for each in client.list_objects_v2(Bucket="plans").get("Contents", []):
        client.delete_object(Bucket="plans", Key=each["Key"])
    client.delete_bucket(Bucket="plans")


def run(*, before: Pointer | None = None) -> tuple[RunSummary, bool]:
    """A run as the flow does it, with made results instead of reading."""
    folder = afar.mirror(ARCHIVE)
    at = places(afar.home(OUT) / "curated")
    with hold_lock(at):
        there = afar.fetch_work(OUT, at)
        results = results_folder(at)
        found = survey(find_documents([folder]), results=results)
        for document in found.pending:
            keep_result(document, result_for(document.document_id), results=results)
        summary = curate(found, at)
        return summary, publish_afar(OUT, at, before=before or there, keep=2)


def keys(bucket: Any) -> set[str]:
    found = bucket.list_objects_v2(Bucket="plans", Prefix="curated/").get("Contents", [])
    return {each["Key"].removeprefix("curated/") for each in found}


def test_a_dataset_in_a_bucket(bucket: Any) -> None:
    summary, is_changed = run()
    assert (summary.read, is_changed) == (3, True)
    pointer = read_pointer(OUT)
    assert pointer.release.startswith("releases/0001-")
    assert f"{pointer.release}/datapackage.json" in keys(bucket)
    assert len(read("measures", OUT)) == 9
    assert set(read("documents", OUT)["uri"]) == {"a.pdf", "b.pdf", "c.pdf"}


def test_another_machine_goes_on(bucket: Any, tmp_path: Path) -> None:
    run()
    shutil.rmtree(tmp_path / "data")
    summary, is_changed = run()
    assert (summary.read, is_changed) == (0, False)
    bucket.put_object(Bucket="plans", Key="archive/d.pdf", Body=b"d")
    bucket.delete_object(Bucket="plans", Key="archive/a.pdf")
    summary, is_changed = run()
    assert (summary.read, is_changed) == (1, True)
    assert set(read("documents", OUT)["uri"]) == {"b.pdf", "c.pdf", "d.pdf"}


def test_a_run_that_dies_before_the_switch_changes_nothing(
    bucket: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    before = read("measures", OUT)
    bucket.put_object(Bucket="plans", Key="archive/d.pdf", Body=b"d")
    with monkeypatch.context() as broken:
        broken.setattr(afar, "_switch", _die)
        with pytest.raises(KeyboardInterrupt):
            run()
    assert read("measures", OUT).equals(before)
    assert any(key.startswith("releases/0002-") for key in keys(bucket))
    bucket.put_object(Bucket="plans", Key="archive/e.pdf", Body=b"e")
    assert run()[1]
    assert len(read("documents", OUT)) == 5
    releases = {key.split("/")[1] for key in keys(bucket) if key.startswith("releases/")}
    assert len(releases) == 2  # what the dead run left is gone


def _die(*_: object) -> None:
    raise KeyboardInterrupt


def test_two_runs_do_not_switch_over_each_other(bucket: Any) -> None:
    run()
    bucket.put_object(Bucket="plans", Key="archive/d.pdf", Body=b"d")
    with pytest.raises(AfarError, match="switched by another run"):
        run(before=Pointer())
    assert len(read("documents", OUT)) == 3


def test_the_store_itself_refuses_the_slower_one(
    bucket: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    pointer = read_pointer(OUT)
    files, top = fsspec.core.url_to_fs(OUT)
    etag = files.info(f"{top}/current.json")["ETag"]
    bucket.put_object(Bucket="plans", Key="curated/current.json", Body=json.dumps({}).encode())
    monkeypatch.setattr(afar, "_read_pointer", lambda *_: pointer)
    monkeypatch.setattr(afar, "_only_if", lambda *_: {"IfMatch": etag})
    with pytest.raises(AfarError, match="switched by another run"):
        afar._switch(files, top, pointer, Pointer(release="releases/0009-x"))


def test_what_is_not_there_is_said(bucket: Any) -> None:
    with pytest.raises(AfarError, match="nothing is there"):
        afar.mirror("s3://plans/nowhere")
    with pytest.raises(FileNotFoundError, match="holds no dataset"):
        read("measures", "s3://plans/nowhere")
    with pytest.raises(AfarError, match="Protocol not known"):
        afar.mirror("nonsense://plans")
