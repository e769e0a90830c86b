"""An officer plays the complainant: answers for them, accepts, rates 4. Nothing of it is refused; all of it shows, and the
rating counts nowhere."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts import networks
from accounts.actors import Actor, Origin, Trace, complainant
from accounts.limits import browsers
from accounts.models import StaffNetwork
from complaints.codes import Channel, IdentityKind, Outcome
from complaints.models import Complaint, Identity
from compliance import estimates
from compliance.scope import Scope
from notifications import bodies, links
from notifications.models import Message
from notifications.notices import Notice
from tests.api.conftest import Speaker, filing
from tests.factories import Case, House, signing_in, when
from tests.ground.test_changed_by_hand import said
from tests.notifications.paper_words import words_of
from tests.web.test_filing import filled
from workflow import clock
from workflow.models import Event
from workflow.record import signs, timeline
from workflow.verbs.intake import Filing, Person, register
from workflow.verbs.investigation import Decision
from workflow.verbs.table import VERBS

pytestmark = pytest.mark.django_db
PASSWORD = "gerimis-sore-hari"
OFFICE, HOME = "203.0.113.7", "198.51.100.20"
Tell = Callable[..., None]


def live_actor(actor: Actor) -> Actor:
    return replace(actor, origin=Origin.LIVE)


def a_filing(house: House) -> Filing:
    return Filing(
        agency=house.agency,
        unit=house.unit,
        subject="Antrean loket terlalu lama",
        description="Saya menunggu lima jam di loket dan tidak dilayani.",
        occurred_on=None,
        identity=IdentityKind.ANONYMOUS,
        channel=Channel.WALK_IN,
    )


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def desk(house: House) -> Client:
    """The browser at the office in which the officer works."""
    browser = Client(REMOTE_ADDR=OFFICE)
    person = signing_in(house.officer, PASSWORD)
    browser.post("/petugas/masuk/", {"username": person.username, "password": PASSWORD})
    return browser


def answered(house: House, **changes: Any) -> Case:
    now = clock.now()
    case = house.file(now - timedelta(days=5), **changes).dispatched(now - timedelta(days=4))
    return case.begun(now - timedelta(days=3)).answered(now - timedelta(days=2))


def rate(case: Case, address: str, *, cookies: dict[str, str] | None = None, rating: int = 4) -> Event:
    """With the access code, from this address."""
    browser = Client(REMOTE_ADDR=address)
    browser.cookies.load(cookies or {})
    browser.post("/lacak/", {"reference": case.row.reference, "code": case.access_code})
    form = {
        "do": "accept",
        "version": case.row.version,
        "rating": str(rating),
        "comment": "",
        "key": "k" * 20,
    }
    assert browser.post(f"/kasus/{case.row.reference}/", form).status_code == 302
    return case.row.events.get(name="accepted")


def figures(house: House) -> dict[str, Any]:
    year = clock.today().year
    period = {"from": f"{year - 1}-01-01", "to": f"{year}-12-31", "agency": house.agency.code}
    answer = Speaker(house.ombudsman.user).get("measures/ratings/", **period)
    assert answer.status_code == 200
    rows: list[dict[str, Any]] = answer.json()["groups"]
    return rows[0] if rows else {}


def test_a_rating_from_elsewhere_bears_no_sign_and_counts(house: House, desk: Client):
    assert "signs" not in rate(answered(house), HOME).facts
    assert figures(house) == {"key": "all", "rated": 1, "mean": 4.0, "apart": 0, "apart_mean": None}


def test_acts_from_the_office_s_network_are_flagged_and_the_rating_stands_apart(
    house: House, desk: Client, attack: Tell
):
    case = answered(house)
    event = rate(case, "203.0.113.99")  # another machine of the same /24
    assert event.facts["signs"] == ["office_network"]
    row = figures(house)
    attack("ratings 4 from the office's network that count", row["rated"], "0")
    assert (row["rated"], row["mean"], row["apart"], row["apart_mean"]) == (0, None, 1, 4.0)


def test_the_staff_s_browser_is_known_after_signing_out_and_on_another_network(house: House, desk: Client):
    desk.post("/keluar/")
    mark = {browsers.COOKIE: desk.cookies[browsers.COOKIE].value}
    assert rate(answered(house), HOME, cookies=mark).facts["signs"] == ["staff_browser"]


def test_a_browser_of_another_agency_s_staff_is_that_of_a_citizen(house: House, desk: Client):
    other = House()
    mark = {browsers.COOKIE: desk.cookies[browsers.COOKIE].value}
    assert "signs" not in rate(answered(other), OFFICE, cookies=mark).facts


def test_a_filing_in_the_staff_s_browser_makes_its_rating_stand_apart(house: House, desk: Client):
    desk.post("/keluar/")
    browser = Client(REMOTE_ADDR=HOME)
    browser.cookies.load({browsers.COOKIE: desk.cookies[browsers.COOKIE].value})
    browser.post("/lapor/", filled(house))
    assert Event.objects.get(name="registered").facts["signs"] == ["staff_browser"]


def test_a_message_and_a_withdrawal_over_the_api_are_flagged_too(house: House, desk: Client):
    case = house.file(clock.now() - timedelta(days=1))
    citizen = Speaker(access_code=case.access_code)
    citizen.client = Client(REMOTE_ADDR=OFFICE)
    citizen.post(f"complaints/{case.row.reference}/messages/", {"text": "Saya puas."})
    citizen.verb(case.row.reference, "withdraw")
    signed = case.row.events.filter(name__in=["message_sent", "withdrawn"])
    assert [event.facts["signs"] for event in signed] == [["office_network"], ["office_network"]]


def test_an_act_minutes_after_staff_acted_on_a_case_they_filed_is_flagged_from_anywhere(house: House):
    reference = filed_by_officer(house)
    case = Complaint.objects.get(reference=reference)
    by = complainant(case.pk)
    far = complainant(case.pk, trace=Trace("elsewhere"))
    assert signs.of(case, far, at=case.last_at + timedelta(minutes=9)) == ["soon_after_staff"]
    assert signs.of(case, far, at=case.last_at + timedelta(minutes=11)) == []
    assert signs.of(case, by, at=case.last_at) == []


def test_signs_are_read_by_coordinator_and_ombudsman_and_by_nobody_else(house: House, desk: Client):
    case = answered(house)
    rate(case, OFFICE)

    def told(actor: Any) -> bool:
        return any(entry.signs for entry in timeline.entries(case.row, actor))

    assert told(house.coordinator)
    assert told(house.ombudsman)
    assert not told(house.officer)
    assert not told(case.complainant)
    assert not told(House().coordinator)
    pages = [
        Speaker(house.officer.user).get(f"complaints/{case.row.reference}/"),
        Speaker(access_code=case.access_code).get(f"complaints/{case.row.reference}/"),
    ]
    for page in pages:
        assert page.status_code == 200
        assert b"signs" not in page.content
        assert b"rating_counts" not in page.content


def test_no_address_is_kept_and_networks_are_forgotten(house: House, desk: Client):
    row = StaffNetwork.objects.get()
    assert not re.search(r"203\.0\.113", row.network)
    assert networks.forget_old(at=row.seen_at + timedelta(days=29)) == 0
    assert networks.forget_old(at=row.seen_at + timedelta(days=30)) == 1


def filed_by_officer(house: House, **changes: Any) -> str:
    """A walk-in's case over the API; its number."""
    answer = Speaker(house.officer.user).post("complaints/", filing(house, **changes))
    assert answer.status_code == 201, answer.content
    reference: str = answer.json()["reference"]
    return reference


def keys_in(text: bytes | str) -> list[str]:
    """Whatever has the form of an access code or of the key on a slip."""
    words = text if isinstance(text, str) else text.decode("latin-1")
    return re.findall(r"\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}-[0-9A-HJKMNP-TV-Z]\b", words)


def printed(answer: Any) -> str:
    """The key on the paper of this answer."""
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith('attachment; filename="amplop-')
    assert "no-store" in answer["Cache-Control"]
    (key,) = keys_in(words_of(answer.content))
    return key


def test_who_files_for_a_walk_in_never_holds_the_access_code(
    house: House, desk: Client, caplog: pytest.LogCaptureFixture, attack: Tell
):
    caplog.set_level("DEBUG")
    speaker = Speaker(house.officer.user)
    first = speaker.post("complaints/", filing(house), key="the-key-of-a-filing-01")
    again = speaker.post("complaints/", filing(house), key="the-key-of-a-filing-01")
    assert first.json()["access_code"] is None
    assert again.content == first.content
    filled_in = {**filled(house), "channel": "walk_in", "claimed_received_on": ""}
    page = desk.post("/petugas/lapor/", filled_in, follow=True)
    assert page.status_code == 200, page.content
    row = Complaint.objects.latest("pk")
    assert row.access_hash == ""
    told = [first.content, again.content, page.content, desk.get("/petugas/").content]
    told += [f"{row.facts} {row.subject} {bodies.read(row)}".encode() for row in Message.objects.all()]
    told += [str(event.facts).encode() for event in Event.objects.all()]
    keys = [key for text in told for key in keys_in(text)] + keys_in(caplog.text)
    attack("access codes that reach whoever files for a walk-in", len(keys), "0")
    assert keys == []


def test_the_public_form_sends_staff_to_their_own(desk: Client, house: House):
    assert desk.get("/lapor/").headers["Location"] == "/petugas/lapor/"
    form = desk.get("/petugas/lapor/").content.decode().partition("<form")[2]
    assert "Anda" not in form.partition("</form>")[0], "it speaks of somebody else, not to them"
    assert desk.post("/lapor/", filled(house)).status_code == 302
    assert not Complaint.objects.exists()


def test_a_slip_is_printed_once_and_a_later_one_by_another_coordinator_with_a_reason(house: House):
    reference = filed_by_officer(house)
    path = f"complaints/{reference}/slip/"
    officer, first, second = (
        Speaker(actor.user) for actor in (house.officer, house.coordinator, house.coordinator2)
    )
    for other in (house.officer2, house.other_officer, house.ombudsman, House().coordinator):
        assert Speaker(other.user).post(path).status_code == 404
    key = printed(officer.post(path))
    assert officer.post(path).status_code == 403
    assert first.post(path).status_code == 400
    newer = printed(first.post(path, {"reasons": "Amplopnya hilang di jalan."}))
    assert first.post(path, {"reasons": "Sekali lagi."}).status_code == 403
    anybody = Speaker()
    opening = f"complaints/{reference}/open-slip/"
    assert anybody.post(opening, {"key": key}).status_code == 404
    code = anybody.post(opening, {"key": newer}).json()["access_code"]
    assert Speaker(access_code=code).get(f"complaints/{reference}/").status_code == 200
    assert Speaker(access_code=newer).get(f"complaints/{reference}/").status_code == 404
    latest = printed(second.post(path, {"reasons": "Kodenya hilang."}))
    latest_code = anybody.post(opening, {"key": latest}).json()["access_code"]
    assert Speaker(access_code=code).get(f"complaints/{reference}/").status_code == 404
    assert Speaker(access_code=latest_code).get(f"complaints/{reference}/").status_code == 200
    assert said() == []


def test_the_accused_who_filed_it_prints_nothing(house: House):
    reference = filed_by_officer(house)
    Complaint.objects.get(reference=reference).accused.add(house.officer.user)
    assert Speaker(house.officer.user).post(f"complaints/{reference}/slip/").status_code == 404


def test_the_complainant_opens_the_slip_in_a_browser_and_sees_a_code_of_their_own(house: House, desk: Client):
    reference = filed_by_officer(house)
    assert reference.encode() in desk.get(f"/petugas/lapor/{reference}/").content
    key = printed(desk.post(f"/petugas/lapor/{reference}/", {"key": "one-print-of-a-slip-1"}))
    twice = desk.post(f"/petugas/lapor/{reference}/", {"key": "one-print-of-a-slip-1"})
    assert keys_in(twice.content) == []
    citizen = Client(REMOTE_ADDR=HOME)
    typed = {"reference": reference, "code": key.lower()}
    assert "Buka amplop" in citizen.post("/lacak/", typed).content.decode()
    assert Complaint.objects.get(reference=reference).access_hash == ""
    shown = citizen.post("/lacak/", {**typed, "open": "1"}, follow=True).content
    (code,) = set(keys_in(shown))
    assert code != key
    stranger = Client().post("/lacak/", {"reference": reference, "code": code})
    assert stranger.headers["Location"] == f"/kasus/{reference}/"


def test_a_slip_that_the_officer_opened_first_says_so_to_the_complainant(
    house: House, desk: Client, attack: Tell
):
    reference = filed_by_officer(house)
    key = printed(desk.post(f"/petugas/lapor/{reference}/", {}))
    thief = Client(REMOTE_ADDR=OFFICE)
    thief.post("/lacak/", {"reference": reference, "code": key, "open": "1"})
    event = Event.objects.get(name="slip_opened")
    assert event.facts["signs"] == ["office_network", "soon_after_staff"]
    page = Client(REMOTE_ADDR=HOME).post("/lacak/", {"reference": reference, "code": key})
    attack("slips opened before that look whole to the complainant", int(page.status_code != 409), "0")
    assert page.status_code == 409
    assert "sudah dibuka" in page.content.decode()


def test_with_the_paper_in_hand_each_act_is_flagged_and_the_rating_counts_nowhere(
    house: House, desk: Client, attack: Tell
):
    reference = filed_by_officer(house)
    case = Complaint.objects.get(reference=reference)
    key = printed(desk.post(f"/petugas/lapor/{reference}/", {}))
    player = Client(REMOTE_ADDR=OFFICE)
    player.post("/lacak/", {"reference": reference, "code": key, "open": "1"})

    def acts(do: str, **fields: str) -> None:
        row = Complaint.objects.get(pk=case.pk)
        sent = {"do": do, "version": str(row.version), "key": f"of-{do}-0123456789", **fields}
        assert player.post(f"/kasus/{reference}/", sent).status_code == 302

    at = clock.now()
    live = {"complaint_id": case.pk, "at": at}
    VERBS["dispatch"](
        **live, unit=house.unit, classification="ordinary", by=live_actor(house.coordinator), version=1
    )
    VERBS["begin"](**live, by=live_actor(house.officer), version=2)
    acts("message", message="Terima kasih banyak.")
    decision = Decision(Outcome.FOUNDED, "Loket dibuka dua.", None, None)
    VERBS["answer"](**live, decision=decision, by=live_actor(house.officer), version=3)
    acts("accept", rating="4", comment="")
    theirs = case.events.filter(actor_kind="complainant").order_by("seq")
    flagged = [event for event in theirs if "office_network" in event.facts.get("signs", [])]
    attack("acts of the complainant played by the officer without a sign", theirs.count() - len(flagged), "0")
    assert [event.name for event in flagged] == ["slip_opened", "message_sent", "accepted"]
    row = figures(house)
    attack("ratings of it that count", row["rated"], "0")
    assert (row["rated"], row["mean"], row["apart"]) == (0, None, 1)
    assert said() == []


def test_a_rating_of_a_case_that_staff_filed_stands_apart_from_anywhere(house: House):
    registered = register(a_filing(house), by=house.officer, at=when("2026-03-02"))
    case = Case(house, registered)
    case.dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05").do(
        "accept", "2026-03-09", rating=4
    )
    assert case.row.rating_apart
    assert said() == []


def apart(house: House, email: str = "warga@contoh.id") -> Case:
    """A case whose rating was given from the office's network."""
    case = answered(house, person=Person("Siti Aminah", email=email))
    rate(case, OFFICE)
    return case


def asking(case: Case) -> str:
    """The path that the mail of this case leads to."""
    message = Message.objects.get(complaint=case.pk, notice=Notice.RATING_TO_CONFIRM)
    assert message.identity is not None
    link = links.to_rating(message.identity, accepted=message.facts["accepted"], at=clock.now())
    return "/" + link.split("/", 3)[3]


def test_the_complainant_confirms_it_at_an_address_of_their_own(house: House, desk: Client):
    case = apart(house)
    browser = Client(REMOTE_ADDR=HOME)
    path = asking(case)
    assert browser.get(path).status_code == 200
    assert figures(house)["rated"] == 0
    assert browser.post(path, {"own": "yes"}).status_code == 200
    assert figures(house) == {"key": "all", "rated": 1, "mean": 4.0, "apart": 0, "apart_mean": None}
    assert browser.post(path, {"own": "no"}).status_code == 409


def test_who_says_that_it_was_not_theirs_is_heard_and_it_never_counts(house: House, desk: Client):
    case = apart(house)
    Client(REMOTE_ADDR=HOME).post(asking(case), {"own": "no"})
    assert case.row.events.filter(name="rating_denied").exists()
    assert figures(house)["rated"] == 0


def test_confirming_from_the_office_is_recorded_and_does_not_count(house: House, desk: Client):
    case = apart(house)
    Client(REMOTE_ADDR=OFFICE).post(asking(case), {"own": "yes"})
    assert case.row.events.get(name="rating_affirmed").facts["signs"] == ["office_network"]
    assert figures(house)["rated"] == 0


@pytest.mark.parametrize("address", ["siapa@example.org", "USER{n}@example.org"])
def test_nobody_is_asked_at_an_address_of_the_office(house: House, desk: Client, address: str):
    case = apart(house, address.replace("{n}", house.officer.user.username[4:]))  # type: ignore[union-attr]  # staff have a user
    assert not Message.objects.filter(complaint=case.pk, notice=Notice.RATING_TO_CONFIRM).exists()


def test_the_access_code_opens_no_way_to_confirm(house: House, desk: Client):
    case = apart(house)
    identity = Identity.objects.get(complaint=case.pk)
    token = links.to_complainant(identity, at=clock.now()).split("/")[-2]
    assert Client().post(f"/kasus/penilaian/{token}/", {"own": "yes"}).status_code == 404


def test_the_ombudsman_confirms_with_a_reason_and_nobody_else_does(house: House, desk: Client):
    case = apart(house)
    for who, status in (("officer", 403), ("coordinator", 403), ("ombudsman", 200)):
        speaker = Speaker(getattr(house, who).user)
        reasons = {"reasons": "Pengadu ditelepon, ia membenarkan."}
        answer = speaker.post(f"complaints/{case.row.reference}/confirm-rating/", reasons)
        assert answer.status_code == status
    assert answer.json()["rating_counts"] is True
    assert figures(house)["rated"] == 1


def test_doctor_is_silent_on_all_of_it_and_tells_an_edit(house: House, desk: Client):
    case = apart(house)
    Client(REMOTE_ADDR=HOME).post(asking(case), {"own": "yes"})
    assert said() == []
    Complaint.objects.filter(pk=case.pk).update(rating_apart=False)
    assert said() != []


def test_an_unconfirmed_acceptance_is_no_case_of_the_score_and_what_counts_against_it_is(house: House):
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
    case.do("accept", "2026-03-06", rating=4)
    scope = Scope(frozenset({house.agency.pk}))

    def outcome() -> Any:
        return estimates.by_unit(scope, year=2026, as_of=clock.now())[house.unit.pk].outcome

    assert outcome() == (1, 1)
    Complaint.objects.filter(pk=case.pk).update(rating_apart=True)
    assert outcome() == (0, 0)
    case.do("reopen", "2026-03-09", reasons="Loketnya tutup lagi.")
    assert outcome() == (0, 1)
