"""What the complainant sends while completion is awaited is never lost: the case does not lapse over the wrong form."""

import pytest

from notifications.models import Message
from tests.factories import SCAN, Case, House, when
from tests.workflow.paths import CLOCK, attempt, use
from workflow.sweep import sweeps
from workflow.verbs import conversation

pytestmark = pytest.mark.usefixtures("rebuilds")


def asked(house: House) -> Case:
    return use(house.file(), "request_completion", "2026-03-03", house.coordinator)


def message(case: Case, day: str, by=None) -> None:
    conversation.send_message(case.pk, text="Ini salinan KTP saya.", by=by or case.complainant, at=when(day))


def file(case: Case, day: str) -> None:
    conversation.attach(case.pk, data=SCAN, message=None, by=case.complainant, at=when(day))


@pytest.mark.parametrize("send", [message, file])
def test_what_was_sent_in_time_is_taken_as_the_completion_when_the_window_ends(send):
    house = House()
    case = asked(house)
    send(case, "2026-03-10")
    told = Message.objects.filter(complaint=case.pk, notice="message_from_complainant")
    assert {row.user_id for row in told} == {house.coordinator.user.pk, house.coordinator2.user.pk}
    sweeps.act(case.pk, by=CLOCK, at=when("2026-03-20"))
    assert case.row.state == "incomplete"
    assert attempt(case, "lapse", "2026-04-10", CLOCK).startswith("NotNow")
    sweeps.act(case.pk, by=CLOCK, at=when("2026-04-10"))
    assert case.row.state == "received"
    running = set(case.row.duties.filter(met_at=None, ended_at=None).values_list("kind", flat=True))
    assert running == {"verify", "settle", "decide"}
    told = Message.objects.filter(complaint=case.pk, notice="to_verify")
    assert "completed" in {row.facts.get("why") for row in told}
    assert not Message.objects.filter(complaint=case.pk, notice="lapsed").exists()


def test_after_the_window_whoever_wrote_in_time_may_still_complete_and_withdraw():
    case = asked(House())
    message(case, "2026-03-10")
    for verb in ("complete", "withdraw"):
        assert attempt(case, verb, "2026-04-10", case.complainant) == "ok"


@pytest.mark.parametrize("when_", ["nothing", "staff wrote", "too late", "before it was asked"])
def test_without_a_word_in_time_it_lapses_as_before(when_):
    house = House()
    case = house.file()
    if when_ == "before it was asked":
        message(case, "2026-03-02T15:00")
    use(case, "request_completion", "2026-03-03", house.coordinator)
    if when_ == "staff wrote":
        message(case, "2026-03-10", house.coordinator)
    if when_ == "too late":
        message(case, "2026-04-10")
    sweeps.act(case.pk, by=CLOCK, at=when("2026-04-11"))
    assert (case.row.state, case.row.ended_by) == ("withdrawn", "lapse")
