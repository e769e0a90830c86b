"""A colleague who is named in an internal note is told by mail, where they may see the case."""

import pytest

from complaints.models import Statement
from notifications.models import Message
from tests.factories import House
from tests.web.test_staff import ago, deed_of, form, page_of, signed_in
from workflow import clock
from workflow.errors import BadInput
from workflow.verbs import conversation

pytestmark = pytest.mark.django_db


def told(case: object) -> list[str]:
    rows = Message.objects.filter(complaint=case.pk, notice="mentioned").order_by("user__username")  # type: ignore[attr-defined]
    return [row.user.username for row in rows if row.user]


def test_colleagues_are_told_each_once_and_nobody_of_their_own_note():
    house = House()
    case = house.file(ago(5)).dispatched(ago(4)).begun(ago(3))
    second, head, me = (actor.user.username for actor in (house.officer2, house.supervisor, house.officer))
    text = f"@{second.upper()}, tolong cek (@{head}). Surel: budi@example.org, pukul @ 9, @{me} @{second}."
    conversation.write_note(case.pk, text=text, by=house.officer, at=clock.now())
    assert told(case) == sorted([second, head])
    event = case.row.events.latest("seq")
    assert sorted(event.facts["mentioned"]) == sorted([house.officer2.user.pk, house.supervisor.user.pk])
    conversation.write_note(case.pk, text="Tanpa sebutan.", by=house.officer, at=clock.now())
    assert "mentioned" not in case.row.events.latest("seq").facts


def test_who_may_not_see_the_case_is_not_told_and_the_note_says_why_with_its_text_kept():
    house, elsewhere = House(), House()
    case = house.file(ago(5))
    case.do(
        "dispatch",
        ago(4),
        house.coordinator,
        unit=house.unit,
        classification="ordinary",
        accused=[house.officer2.user],
    )
    client = signed_in(house.officer)
    for name in (
        house.officer2.user.username,  # accused
        house.other_officer.user.username,
        elsewhere.coordinator.user.username,
        house.administrator.user.username,
        "tidak-ada",
    ):
        text = f"Mohon dibantu @{name}"
        answer = client.post(deed_of(case, "note"), form(case, "note", note=text))
        assert answer.status_code == 400
        page = answer.content.decode()
        assert f"@{name} tidak dapat diberi tahu" in page
        assert text in page
    with pytest.raises(BadInput):
        conversation.write_note(
            case.pk, text=" ".join(f"@a{n}" for n in range(11)), by=house.officer, at=clock.now()
        )
    assert not Statement.objects.filter(complaint=case.pk, kind="note").exists()
    assert told(case) == []


def test_the_form_names_who_can_be_named():
    house = House()
    case = house.file(ago(5))
    case.do(
        "dispatch",
        ago(4),
        house.coordinator,
        unit=house.unit,
        classification="ordinary",
        accused=[house.officer2.user],
    )
    page = signed_in(house.officer).get(deed_of(case, "note")).content.decode()
    shown = page.split('id="note_note_helptext"')[1].split("</p>")[0]
    named = [
        name
        for name in vars(house)
        if hasattr(getattr(house, name), "user") and f"@{getattr(house, name).user.username} " in shown
    ]
    assert sorted(named) == ["coordinator", "coordinator2", "supervisor"]
    client = signed_in(house.officer)
    sent = form(case, "note", note=f"@{house.supervisor.user.username} mohon arahan")
    assert client.post(deed_of(case, "note"), sent).status_code == 302
    assert told(case) == [house.supervisor.user.username]
    assert "mohon arahan" in signed_in(house.supervisor).get(page_of(case)).content.decode()
