"""Files in a bucket that speaks S3: what several machines share. A server that speaks it stands behind these tests."""

from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

import boto3
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import storages
from django.core.management import call_command
from moto.server import ThreadedMotoServer

from complaints.files import orphans, store
from complaints.models import Attachment
from config import health
from config.env import bucket
from tests.complaints.pdfs import a_pdf
from tests.factories import House
from workflow import clock
from workflow.reading import files
from workflow.verbs import conversation


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    served = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    served.start()
    host, port = served.get_host_and_port()
    yield f"{host}:{port}"
    served.stop()


@pytest.fixture
def objects(server: str, settings: Any) -> Any:
    """The bucket as its owner sees it."""
    settings.STORAGE_URL = f"s3://ukur:rahasia@{server}/berkas/tuntas?tls=false"
    options = bucket(settings.STORAGE_URL)
    settings.STORAGES = {
        **settings.STORAGES,
        "files": {"BACKEND": "complaints.files.bucket.Bucket", "OPTIONS": options},
    }
    owner = boto3.resource(
        "s3",
        endpoint_url=options["endpoint_url"],
        aws_access_key_id="ukur",
        aws_secret_access_key="rahasia",
        region_name="us-east-1",
    )
    made = owner.create_bucket(Bucket="berkas")
    yield made
    made.objects.delete()
    made.delete()


def test_a_file_is_kept_read_and_dropped(objects: Any) -> None:
    kept = store.keep(b"isi berkas", "png")
    assert [each.key for each in objects.objects.all()] == [f"tuntas/{kept.path}"]
    assert store.read(kept.path) == b"isi berkas"
    assert store.is_there(kept.path)
    assert [path for path, _written in store.every()] == [kept.path]
    draft = store.keep(b"belum dikirim", "draft", folder="drafts")
    assert [path for path, _written in store.every("drafts")] == [draft.path]
    assert {path for path, _written in store.every()} == {kept.path, draft.path}
    store.drop(kept.path)
    assert not store.is_there(kept.path)
    with pytest.raises(FileNotFoundError):
        store.opened(kept.path)


def test_nobody_gets_an_address_of_a_file(objects: Any) -> None:
    kept = store.keep(b"isi berkas", "png")
    with pytest.raises(NotImplementedError):
        storages["files"].url(kept.path)


@pytest.mark.processes
@pytest.mark.django_db
def test_a_case_has_its_files_there_and_its_readers_get_them_through_us(objects: Any) -> None:
    case = House().file()
    row = conversation.attach(case.pk, data=a_pdf(), message=None, by=case.complainant, at=case.row.last_at)
    held = {each.key for each in objects.objects.all()}
    assert held == {f"tuntas/{row.path}", f"tuntas/{row.shown_path}"}
    file, shown = files.opened(Attachment.objects.get(pk=row.pk), at=clock.now())
    assert len(file.read()) == shown.size
    assert list(orphans.differing()) == list(orphans.strays(set)) == []
    objects.Object(f"tuntas/{row.path}").delete()
    objects.Object("tuntas/00/stray.png").put(Body=b"x")
    assert [each.pk for each in orphans.without_file()] == [row.pk]
    assert list(orphans.strays(set)) == ["00/stray.png"]
    assert orphans.old_strays(set, at=clock.now()) == []
    assert orphans.old_strays(set, at=clock.now() + timedelta(hours=2)) == ["00/stray.png"]
    call_command("orphans", "--remove", stdout=StringIO())
    assert list(orphans.without_file()) == []


def test_a_bucket_that_is_away_is_a_disk_that_takes_nothing_and_loses_nothing(
    objects: Any, settings: Any
) -> None:
    away = bucket("s3://ukur:rahasia@127.0.0.1:9/berkas?tls=false")
    settings.STORAGES = {
        **settings.STORAGES,
        "files": {"BACKEND": "complaints.files.bucket.Bucket", "OPTIONS": away},
    }
    with pytest.raises(store.Unwritable):
        store.keep(b"isi", "png")
    with pytest.raises(OSError, match="EndpointConnectionError"):
        store.is_there("00/tidak-ada.png")


def test_a_bucket_has_no_end(objects: Any, settings: Any) -> None:
    settings.DISK_RESERVE_MB = settings.DISK_LOW_MB = 10**12
    assert store.room_left() is None
    assert not health.disk_low()
    store.keep(b"isi", "png")


@pytest.mark.parametrize(
    "address",
    ["https://host/berkas", "s3://host/berkas", "s3://ukur:rahasia@host/", "s3://ukur@host/berkas"],
)
def test_an_address_that_names_no_bucket_is_refused_without_its_secret(address: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        bucket(address)
    assert "rahasia" not in str(refusal.value)
