"""What is not in the language of the page says in which it is, so that it is read aloud rightly."""

import pytest
from django.test import Client

from tests.factories import House
from tests.web.test_staff import page_of, signed_in

pytestmark = pytest.mark.django_db


def test_on_an_english_page_indonesian_passages_are_marked_and_on_an_indonesian_one_those_in_english():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03")
    english = house.file("2026-03-02", language="en", description="I waited for five hours.").dispatched(
        "2026-03-03"
    )
    officer = signed_in(house.officer)
    here = officer.get(page_of(english)).content.decode()
    assert '<div class="typed" dir="auto" lang="en">I waited for five hours.</div>' in here
    assert '<h1><bdi lang="en">' in here
    assert (
        ' lang="id"'
        not in here.replace('<html lang="id"', "").replace('value="id"\n', "").partition("<footer")[0]
    )
    officer.cookies["django_language"] = "en"
    there = officer.get(page_of(case)).content.decode()
    assert '<html lang="en">' in there
    assert (
        f'<div class="typed" dir="auto" lang="id">{case.row.statements.get(kind="description").body}</div>'
        in there
    )
    assert '<span lang="id">' in there, "the article of a law"
    law = Client(headers={"accept-language": "en"}).get("/aturan/id/").content.decode()
    assert law.count('<span lang="id">') > 5
    assert (
        '<span lang="id">'
        not in Client(headers={"accept-language": "id"}).get("/aturan/id/").content.decode()
    )
