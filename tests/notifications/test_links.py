"""The link in a mail opens one case for one recipient, for 14 days."""

from datetime import timedelta

import pytest
from django.core import signing
from django.urls import resolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from complaints.models import Identity
from notifications import links
from tests.factories import House, when

pytestmark = pytest.mark.django_db
AT = when("2026-03-02")


@pytest.fixture
def identity() -> Identity:
    return House().file("2026-03-02").row.complainant


def token_of(link: str) -> str:
    return link.split("/")[-2]


def test_the_link_leads_to_the_page_with_the_button(identity, settings):
    settings.BASE_URL = "https://tuntas.example.go.id"
    link = links.to_complainant(identity, at=AT)
    assert link.startswith("https://tuntas.example.go.id/kasus/tautan/")
    assert link.endswith("/")
    assert links.to_staff("TNT-1") == "https://tuntas.example.go.id/petugas/kasus/TNT-1/"


def test_both_links_lead_to_pages_that_exist(identity):
    token = token_of(links.to_complainant(identity, at=AT))
    assert resolve(links.TOKEN_PATH.format(token=token)).kwargs == {"token": token}
    assert resolve(links.STAFF_PATH.format(reference="TNT-7K4M-2Q9X-C")).kwargs == {
        "reference": "TNT-7K4M-2Q9X-C"
    }


def test_the_token_opens_its_case_until_the_last_instant_of_its_life(identity):
    token = token_of(links.to_complainant(identity, at=AT))
    assert links.open_link(token, AT) == identity.complaint_id
    assert links.open_link(token, AT + timedelta(days=14, seconds=-1)) == identity.complaint_id
    with pytest.raises(links.ExpiredLink):
        links.open_link(token, AT + timedelta(days=14))


def test_the_token_tells_whom_it_was_mailed_to(identity):
    token = token_of(links.to_complainant(identity, at=AT))
    mailed_to = links.mailed_to(identity.email)
    assert links.read(token, at=AT) == links.Link(identity.complaint_id, identity.pk, address=mailed_to)


def test_a_token_signed_for_something_else_opens_nothing(identity):
    payload = {"p": "case", "c": identity.complaint_id, "i": identity.pk, "x": 9_999_999_999}
    with pytest.raises(links.BadLink):
        links.open_link(signing.Signer(salt="elsewhere").sign_object(payload), AT)


def test_a_token_of_an_erased_person_opens_nothing(identity):
    token = token_of(links.to_complainant(identity, at=AT))
    Identity.objects.filter(pk=identity.pk).update(email="", name="")
    with pytest.raises(links.BadLink):
        links.open_link(token, AT)


def test_the_token_names_nobody(identity):
    token = token_of(links.to_complainant(identity, at=AT))
    told = str(signing.Signer(salt="notifications.links").unsign_object(token))
    assert identity.email not in told
    assert identity.name not in told


class Tampering(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.token = token_of(links.to_complainant(House().file("2026-03-02").row.complainant, at=AT))

    @given(place=st.integers(0, 200), letter=st.sampled_from("abcXYZ019-_:.\u00e9\x00"))
    def test_a_token_with_another_letter_opens_nothing(self, place: int, letter: str) -> None:
        place %= len(self.token)
        other = self.token[:place] + letter + self.token[place + 1 :]
        if other != self.token:
            with pytest.raises(links.BadLink):
                links.open_link(other, AT)

    @given(st.text(max_size=300))
    def test_any_text_is_a_bad_link_and_no_error(self, text: str) -> None:
        with pytest.raises(links.BadLink):
            links.open_link(text, AT)
