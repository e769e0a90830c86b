"""Filing by a web form, its receipt, and the way back to the case."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import House

from complaints.models import Complaint, Identity
from web.views.file import _stamp
from workflow import clock

pytestmark = pytest.mark.django_db


def filled(house: House, **changes: str) -> dict[str, str]:
    opened = _stamp.sign((clock.now() - timedelta(seconds=30)).isoformat())
    return {
        "agency": house.agency.code,
        "unit": house.unit.code,
        "subject": "Antrean loket terlalu lama",
        "description": "Saya menunggu lima jam di loket dan tidak dilayani.",
        "occurred_on": "2026-01-05",
        "settlement_sought": "",
        "identity": "named",
        "name": "Siti Aminah",
        "email": "siti@example.org",
        "phone": "0812 3456 7890",
        "address": "",
        "website": "",
        "opened": opened,
        "key": "a-key-of-one-form-0001",
        **changes,
    }


def test_a_filing_leads_to_a_receipt_with_the_access_code(client: Client):
    answer = client.post("/lapor/", filled(House()))
    complaint = Complaint.objects.get()
    assert answer.headers["Location"] == reverse("web:receipt", args=[complaint.reference])
    page = client.get(answer.headers["Location"])
    code = re.search(r'id="access-code">([0-9A-Z-]+)<', page.content.decode()).group(1)
    assert page.headers["Cache-Control"] == "private, no-store"
    stranger = Client()
    opened = stranger.post("/lacak/", {"reference": complaint.reference.lower(), "code": code.lower()})
    assert opened.headers["Location"] == reverse("web:case", args=[complaint.reference])
    assert stranger.get(opened.headers["Location"]).status_code == 200
