"""What came by WhatsApp, Instagram, Facebook, TikTok or SP4N-LAPOR! keeps its channel from filing to what is taken away."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from complaints.codes import Channel
from complaints.models import Complaint
from tests.api.conftest import Speaker, filing
from tests.factories import House
from tests.web.test_filing import filled
from tests.web.test_staff import signed_in

NEW = (Channel.WHATSAPP, Channel.INSTAGRAM, Channel.FACEBOOK, Channel.TIKTOK, Channel.SP4N)
pytestmark = pytest.mark.django_db


def test_what_came_by_another_network_is_filed_by_page_and_api_and_taken_away_with_its_words():
    house = House()
    desk, speaker = signed_in(house.coordinator), Speaker(house.officer.user)
    form = desk.get(reverse("web:staff-file")).content.decode()
    for number, channel in enumerate(NEW):
        assert f'value="{channel.value}"' in form
        words = {
            "channel": channel.value,
            "claimed_received_on": "",
            "key": f"a-key-of-a-channel-{number:02}",
        }
        desk.post(reverse("web:staff-file"), filled(house, **words))
        answer = speaker.post(
            "complaints/", filing(house, channel=channel.value), key=f"channel-of-api-{number:04}"
        )
        assert answer.status_code == 201, answer.content
    kept = sorted(Complaint.objects.values_list("channel", flat=True))
    assert kept == sorted([channel.value for channel in NEW] * 2)
    taken = b"".join(desk.get(reverse("web:worklist-csv")).streaming_content).decode()
    with override("id"):
        assert all(str(channel.label) in taken for channel in NEW)
