"""A few lives of everything that the product keeps, told through the verbs, commands and doors: what an installation
may hold when it is upgraded."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path
from smtplib import SMTPRecipientsRefused
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from accounts import actors, feeds, networks
from accounts.actors import Origin, complainant, staff
from accounts.limits import addresses
from accounts.models import Unit, User
from accounts.people.places import Place
from accounts.roles import Role
from complaints.codes import Channel, IdentityKind, Medium, Severity
from complaints.models import Complaint
from compliance import assessments, desk_pages, recounting
from compliance.asked import answering, drawing
from compliance.audit import drawing as audits
from compliance.audit import marking
from compliance.evidence import binder
from compliance.evidence import filing as evidence
from compliance.evidence.filing import Offer
from compliance.frozen import freezing as scores
from compliance.hearing import objecting, opening
from compliance.models import Question
from compliance.recap import freezing, publishing
from compliance.scores import instrument
from compliance.trust import entering as trust
from compliance.weights import changing
from law.codes import Classification, DutyKind, SuspensionReason
from law.counting import local_date
from notifications import delivery, hands
from tests.api.conftest import Speaker, filing
from tests.complaints.pdfs import a_pdf
from tests.factories import SCAN, Case, House, region, user, when
from tests.files import a_logo
from tests.workflow.calendar_drive import applied, approved, day, proposed
from tests.workflow.paths import CLOCK, IN_STATE, STANDING, answered, use
from tests.workflow.products.examined import FOUND, examined, found
from tests.workflow.products.told import act, issued
from workflow import clock, heartbeats
from workflow.clocks import promises
from workflow.learned_models import Learned
from workflow.models import PromisedFile, SpentProof
from workflow.office import banners, logos
from workflow.people import absences, invitations, leaving
from workflow.people.invitations import Draft
from workflow.redating import changes
from workflow.saved import saving, watching
from workflow.sweep import sweeps
from workflow.verbs import assignment, conversation, duplicates, half_written, letters, looking, referrals
from workflow.verbs.intake import Filing, Person, register
from workflow.verbs.products.issuing import TaskDraft

ROOT: Final = Path(__file__).resolve().parents[2]
REGISTER: Final = ROOT / "data" / "register_la311_2017.csv"
MAPPING: Final = ROOT / "docs" / "examples" / "register_la311.toml"
SCORES: Final = ROOT / "data" / "region_scores.csv"
BUMPY: Final = "tests.upgrade.lives.Bumpy"


class Bumpy(EmailBackend):
    """A mail server that takes some, knows one address not and chokes on another."""

    def send_messages(self, messages: Any) -> int:
        (message,) = messages
        if "tak-ada" in message.to[0]:
            raise SMTPRecipientsRefused({message.to[0]: (550, b"")})
        if "mampet" in message.to[0]:
            raise TimeoutError
        return int(super().send_messages(messages))


def tell() -> dict[str, str]:
    """Tell them all. Returns the access codes of the complainants by the reference of their case."""
    house = House(code="kab-contoh", name="Kabupaten Contoh", level="regency")
    user(Role.OMBUDSMAN, region=region(house.agency, "contoh"))
    quiet = (house.coordinator2, house.officer2)
    User.objects.filter(pk__in=[one.user.pk for one in quiet]).update(email="")
    told: list[Case] = []
    for tale in (
        in_every_state,
        moved_clocks,
        through_the_rounds,
        through_the_ombudsman,
        with_words_and_files,
    ):
        told += tale(house)
    told += linked(house)
    told += referred(house)
    told += under_promises(house)
    told += elsewhere()
    registers_and_scores(house)
    evidence_is_gathered(house)
    heard(house)
    calendars_change()
    asked_when_closed(house)
    audited(house)
    a_product(house)
    an_inspection(house)
    told += lately(house)
    told.append(due_tonight(house))
    recounting.work(now=clock.now, seconds=600)
    an_office_is_run(house)
    doors_were_used(house)
    return {case.row.reference: case.access_code for case in told}


def in_every_state(house: House) -> Iterator[Case]:
    """Each state and each way a case may stand in it."""
    for _state, make in STANDING.values():
        yield make(house)


def moved_clocks(house: House) -> Iterator[Case]:
    """Extended, contested, suspended and resumed, another class by one and by two persons, another date of receipt."""
    case = IN_STATE["investigating"](house)
    use(case, "extend", "2026-03-05", house.supervisor)
    use(case, "contest_extension", "2026-03-06", case.complainant)
    yield case
    case = IN_STATE["investigating"](house)
    use(case, "suspend", "2026-03-05", house.officer, reason=SuspensionReason.AWAITING_COMPLAINANT)
    conversation.send_message(case.pk, text="Ini jawaban saya.", by=case.complainant, at=when("2026-03-09"))
    yield case
    case = IN_STATE["investigating"](house)
    use(case, "suspend", "2026-03-05", house.officer)
    yield use(case, "resume", "2026-03-10", house.officer)
    case = IN_STATE["investigating"](house)
    use(case, "suspend", "2026-03-05", house.officer)
    sweeps.catch_up(case.pk, by=CLOCK, at=when("2026-07-01"))
    yield case
    yield use(IN_STATE["investigating"](house), "reclassify", "2026-03-05", house.officer)
    longer = {"classification": Classification.SUPERVISORY}
    yield use(IN_STATE["dispatched"](house), "reclassify", "2026-03-05", house.officer, **longer)
    case = use(IN_STATE["dispatched"](house), "reclassify", "2026-03-05", house.officer, **longer)
    yield use(case, "reclassify", "2026-03-06", house.supervisor, **longer)
    case = STANDING["received with a claimed date"][1](house)
    yield use(case, "confirm_receipt_date", "2026-03-05", house.coordinator)


def through_the_rounds(house: House) -> Iterator[Case]:
    """Completed and lapsed, sent back and transferred, contested, deemed accepted, remedied, reopened, appealed."""
    case = IN_STATE["incomplete"](house)
    use(case, "complete", "2026-03-09", case.complainant)
    use(case.dispatched("2026-03-10"), "send_back", "2026-03-11", house.officer)
    case.dispatched("2026-03-12", unit=house.other_unit)
    use(case, "transfer", "2026-03-13", house.coordinator, unit=house.unit)
    case.begun("2026-03-16")
    yield case
    case = IN_STATE["incomplete"](house)
    sweeps.act(case.pk, by=CLOCK, at=when("2026-05-04"))
    yield case
    case = IN_STATE["answered"](house)
    sweeps.act(case.pk, by=CLOCK, at=when("2026-05-04"))
    yield case
    case = answered(IN_STATE["investigating"](house), remedy=False)
    use(case, "contest", "2026-03-06", case.complainant)
    case.answered("2026-03-12", house.officer2)
    yield case
    case = IN_STATE["answered"](house)
    yield use(case, "mark_remedied", "2026-06-01", house.officer)
    case = IN_STATE["closed"](house)
    use(case, "reopen", "2026-03-12", case.complainant)
    yield case
    case = IN_STATE["rejected"](house)
    use(case, "appeal", "2026-03-10", case.complainant)
    yield use(case, "dispatch", "2026-03-12", house.coordinator2)


def through_the_ombudsman(house: House) -> Iterator[Case]:
    """Remanded and answered again; concluded with a finding."""
    case = use(IN_STATE["escalated"](house), "remand", "2026-03-10", house.ombudsman)
    yield case
    case = use(IN_STATE["escalated"](house), "remand", "2026-03-10", house.ombudsman)
    yield case.answered("2026-03-17")
    yield use(IN_STATE["escalated"](house), "conclude", "2026-03-10", house.ombudsman)


def a_product(house: House) -> None:
    """Of the Ombudsman: a task done and accepted, one sent back, one in monitoring, one in a complaint."""
    tasks = [TaskDraft("Terbitkan izin."), TaskDraft("Umumkan jangka waktu."), TaskDraft("Latih petugas.")]
    product = issued(house, tasks=tasks)
    act(product, 1, "give_evidence", "2026-03-20", house.officer)
    act(product, 1, "accept_evidence", "2026-03-24", house.ombudsman)
    act(product, 2, "give_evidence", "2026-03-24", house.officer)
    act(product, 2, "send_evidence_back", "2026-03-25", house.ombudsman)
    use(IN_STATE["escalated"](house), "remand", "2026-03-26", house.ombudsman, product=product.number)
    act(product, 3, "monitor", "2026-04-21", house.ombudsman, severity=Severity.MEDIUM)


def an_inspection(house: House) -> None:
    """Of an agency and a unit of it: one has a result that was corrected, one has none."""
    examination = examined(house)
    for finding, at in (({}, "2026-03-10"), (FOUND, "2026-03-12")):
        found(examination, 0, at, house.ombudsman, **finding)


def with_words_and_files(house: House) -> Iterator[Case]:
    """Confidential, anonymous, in English, for no unit, about somebody; messages, notes, files; nobody acts for months."""
    case = house.file(identity=IdentityKind.CONFIDENTIAL, language="en").dispatched("2026-03-03")
    assignment.assign(case.pk, handler=house.officer.user, by=house.supervisor, at=when("2026-03-04"))
    message = conversation.send_message(
        case.pk, text="Mohon foto loket.", by=house.officer, at=when("2026-03-04T10:00")
    )
    conversation.attach(case.pk, data=SCAN, message=message.pk, by=house.officer, at=when("2026-03-04T10:01"))
    conversation.attach(case.pk, data=a_pdf(), message=None, by=case.complainant, at=when("2026-03-05"))
    conversation.write_note(case.pk, text="Telepon dulu.", by=house.supervisor, at=when("2026-03-06"))
    yield case
    case = house.file(
        identity=IdentityKind.ANONYMOUS, person=None, unit=None, settlement_sought="Loket dibuka."
    )
    yield case
    case = house.file(channel=Channel.WALK_IN)
    use(
        case,
        "dispatch",
        "2026-03-03",
        house.coordinator,
        classification=Classification.SUPERVISORY,
        accused=[house.officer2.user],
    )
    yield case
    case = house.file("2026-03-03").dispatched("2026-03-04").begun("2026-03-05")
    for moment in ("2026-03-26", "2026-03-27", "2026-03-31", "2026-04-02", "2026-04-08", "2026-05-11"):
        sweeps.act(case.pk, by=CLOCK, at=when(f"{moment}T08:00"))
    yield case


def linked(house: House) -> Iterator[Case]:
    """Repeats of one matter: linked and open, unlinked again, answered with the original."""
    one, two, three = house.file("2026-03-02"), house.file("2026-03-03"), house.file("2026-03-04")
    for repeat in (two, three):
        duplicates.link(
            repeat.pk,
            duplicate_of=one.row,
            reasons="Hal yang sama.",
            by=house.coordinator,
            at=when("2026-03-06"),
        )
    duplicates.unlink(three.pk, by=house.coordinator, at=when("2026-03-09"))
    yield from (one, two, three)
    first, again = house.file("2026-03-02"), house.file("2026-03-03")
    duplicates.link(
        again.pk, duplicate_of=first.row, reasons="Sama.", by=house.coordinator, at=when("2026-03-05")
    )
    first.dispatched("2026-03-06").begun("2026-03-09").answered("2026-03-11")
    yield from (first, again)


def under_promises(house: House) -> Iterator[Case]:
    """A unit that promises less than the law allows, and takes the promise back."""
    unit = Unit.objects.create(code="dinas-berjanji", name="Dinas Berjanji", agency=house.agency)
    for length, made, holds, filed, sent in (
        (7, "2026-04-01", date(2026, 4, 6), "2026-04-07", "2026-04-08"),
        (None, "2026-04-15", date(2026, 4, 20), "2026-04-21", "2026-04-22"),
    ):
        promises.make(
            unit.pk,
            kind=DutyKind.SETTLE,
            classification=Classification.ORDINARY,
            length=length,
            effective_from=holds,
            by=house.coordinator,
            at=when(made),
        )
        unit.refresh_from_db()
        yield house.file(filed, unit=unit).dispatched(sent, unit=unit)


def elsewhere() -> Iterator[Case]:
    """Under another country's law; in another zone, by a calendar of its own and a week of six days."""
    council = House(
        code="borough", name="A Borough", law="uk", zone="Europe/London", calendar="none", level="city"
    )
    yield council.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-10")
    yield council.file("2026-03-02").dispatched("2026-03-03")
    call_command("calendar", "make", "papua", name="Papua", kind="regional", parent="id", stdout=StringIO())
    east = House(
        code="kota-timur",
        name="Kota Timur",
        zone="Asia/Jayapura",
        calendar="papua",
        working_week=[1, 2, 3, 4, 5, 6],
    )
    east.unit.working_week = [1, 2, 3, 4, 5, 6]
    east.unit.save(update_fields=["working_week"])
    yield east.file("2026-03-02").dispatched("2026-03-03")
    yield east.file("2026-03-07").dispatched("2026-03-09").begun("2026-03-10")


def calendars_change() -> None:
    """A day off is added and moves what runs; a proposal waits, one was dropped, and one is being applied when the
    upgrade comes."""
    applied(day("2026-06-10", "joint_leave", "Cuti Tambahan"), at=when("2026-05-20"), decree="SKB Tambahan")
    proposed(day("2026-12-30", "joint_leave", "Cuti Usulan"), at=when("2026-05-21"))
    dropped = proposed(day("2026-12-29", "joint_leave", "Cuti Batal"), at=when("2026-05-21"))
    changes.drop(dropped.pk, by=None, at=when("2026-05-22"))
    approved(day("2026-06-12", "regional", "Hari Papua"), code="papua", at=when("2026-05-25"))


def registers_and_scores(house: House) -> None:
    """An older register and published scores by their commands, an assessment by two persons."""
    with TemporaryDirectory() as folder:
        some = Path(folder) / "register.csv"
        some.write_text("".join(REGISTER.read_text().splitlines(keepends=True)[:9]))
        call_command("import_register", str(some), mapping=str(MAPPING), stdout=StringIO())
        few = Path(folder) / "scores.csv"
        few.write_text("".join(SCORES.read_text().splitlines(keepends=True)[:6]))
        call_command("import_scores", str(few), stdout=StringIO())
    where = (house.agency.code, house.unit.code, 2025)
    marks = assessments.Entry(checklist=dict.fromkeys(assessments.CHECKLIST, 3))
    assessments.enter(*where, entry=marks, by=house.coordinator, at=when("2026-02-02"))
    sums = assessments.Entry(
        dimensions={"input": Decimal("81.50"), "process": Decimal("77.25")}, confirmed=True, source="Survei"
    )
    assessments.enter(*where, entry=sums, by=house.ombudsman, at=when("2026-02-03"))
    publishing.decide(house.agency, publish=True, by=house.head, at=when("2026-02-03"))
    freezing.freeze(clock.now())
    kept = instrument(2026)
    changing.change(
        "2026",
        {**kept.weights, "input": Decimal("15.000"), "process": Decimal("22.954")},
        {one.code: one.certainty for one in kept.dimensions},
        after=1,
        reason="Bobot terbit.",
        by=house.administrator,
        at=when("2026-02-03"),
    )
    respondents = {1: {"T1": 5, "T2": 4}, 2: {"T1": 3}}
    trust.enter(
        house.agency.code, house.unit.code, 2026, respondents, by=house.ombudsman, at=when("2026-02-03")
    )
    scores.freeze(house.agency.code, 2025, reason="Diterbitkan.", by=house.ombudsman, at=when("2026-02-04"))
    asked = {"agency": house.agency.code, "start": "2026-01-01"}
    saving.keep(
        "Awal tahun",
        address=desk_pages.checked("overview", asked, house.coordinator),
        shared="agency",
        by=house.coordinator,
        at=when("2026-02-03"),
    )


def heard(house: House) -> None:
    """A hearing of this year: the unit objects to a case and replies, the objection is upheld, the year frozen."""
    where, at = (house.agency.code, 2026), when("2026-07-15")
    hearing = opening.open_(*where, days=1, by=house.ombudsman, at=at)
    draft = hearing.units.get(unit=house.unit)
    case = json.loads(draft.document)["lines"][0]["case"]
    said = objecting.object_(
        draft.pk, case=case, reasons="Listrik padam.", file=None, by=house.coordinator, at=at
    )
    objecting.reply(draft.pk, text="Loket ditambah sejak Mei.", by=house.supervisor, at=at)
    objecting.decide(said.pk, upheld=True, follows="left_out", reasons="Benar.", by=house.ombudsman, at=at)


def evidence_is_gathered(house: House) -> None:
    """A decree is sent back and another comes in its place; an address is verified; a picture belongs nowhere yet."""
    where, by, at = (house.agency.code, house.unit.code, 2026), house.coordinator, when("2026-03-10")
    decree = Offer(SCAN, "SK.png", document="PG-02.1", dated_on=date(2026, 1, 5))
    first = evidence.hand_in(*where, offer=decree, by=house.officer, at=at).file
    evidence.send_back(first.pk, note="Tidak terbaca.", by=house.ombudsman, at=at)
    second = Offer(a_pdf(), "SK.pdf", dated_on=date(2026, 1, 5), replaces=first.pk)
    evidence.hand_in(*where, offer=second, by=by, at=at)
    live = evidence.hand_in(
        *where, offer=Offer(link="https://kab.example/", document="PG-08.1"), by=by, at=at
    )
    evidence.verify(live.file.pk, by=by, at=at)
    evidence.hand_in(*where, offer=Offer(SCAN + b"\0", "IMG_1.png"), by=house.supervisor, at=at)
    binder.take(*where, by=by, at=at)


def asked_when_closed(house: House) -> None:
    """A sample of those whose cases were closed is asked, and one of them says yes once."""
    house.agency.asked_percent = 100
    house.agency.save(update_fields=["asked_percent"])
    drawing.draw(when("2026-04-02"), by=actors.clock(origin=Origin.DEMO))
    first = Question.objects.order_by("pk")[0]
    key = complainant(first.complaint_id)
    answering.answer(first.complaint_id, first.about, yes=True, by=key, at=when("2026-04-03"))


def audited(house: House) -> None:
    """The answers of March are audited, and the first of them is found void."""
    days = {"start": date(2026, 3, 1), "end": date(2026, 3, 31)}
    audit = audits.commit(house.agency.code, **days, percent=100, by=house.ombudsman, at=when("2026-02-05"))
    audits.draw(audit.pk, by=house.ombudsman, at=when("2026-04-02"))
    answer = next(iter(audits.drawn(audit).values()))[0]
    found = {"verdict": "void", "reasons": "Loket didatangi: tidak ada yang berubah."}
    marking.mark(audit.pk, answer, **found, by=house.ombudsman, at=clock.now())


def referred(house: House) -> Iterator[Case]:
    """Offered to another agency and waiting there, taken over by it, and sent back."""
    other = House(code="kota-contoh")
    for end in ("", "taken", "declined"):
        case = house.file("2026-03-02")
        reasons = "Puskesmas ini milik kota."
        referrals.refer(
            case.pk, agency=other.agency, reasons=reasons, by=house.coordinator, at=when("2026-03-03")
        )
        if end == "taken":
            referrals.take_over(case.pk, by=other.coordinator, at=when("2026-03-04"))
        elif end:
            referrals.return_referral(
                case.pk, reasons="Milik kabupaten.", by=other.coordinator, at=when("2026-03-04")
            )
        yield case


def lately(house: House) -> Iterator[Case]:
    """Filed today over the door, with an outbox in every state: sent, put off, set aside, held, in the hands of a worker
    that is gone, and untouched."""
    for address in (
        "siti@contoh.example",
        "siti@contoh.example",
        "tak-ada@contoh.example",
        "mampet@contoh.example",
    ):
        yield file_today(house, address)
    with override_settings(EMAIL_BACKEND=BUMPY):
        delivery.drain()
    mail.outbox.clear()
    yield file_today(house, "budi@contoh.example")
    yield file_today(house, "ani@contoh.example")
    batch = hands.Batch(Medium.MAIL)
    batch.take(batch.messages()[0], None)  # by a worker that dies
    connection.close()
    dispatched = file_today(house, "dewi@contoh.example")
    live = staff(house.coordinator.user)
    dispatched.do("dispatch", clock.now(), live, unit=house.unit, classification=Classification.ORDINARY)
    yield dispatched


def due_tonight(house: House) -> Case:
    """Answered yesterday with a promise for today: what the end of the day brings is counted before it."""
    at = clock.now() - timedelta(days=1)
    case = (
        house.file(at - timedelta(hours=3)).dispatched(at - timedelta(hours=2)).begun(at - timedelta(hours=1))
    )
    today = local_date(clock.now(), house.agency.zone)
    return case.answered(at, remedy="Loket dibuka dua.", remedy_due_on=today)


def file_today(house: House, email: str) -> Case:
    typed = Filing(
        agency=house.agency,
        unit=house.unit,
        subject="Loket tutup sebelum waktunya",
        description="Loket sudah tutup pukul sebelas, padahal tertulis sampai pukul dua.",
        occurred_on=None,
        identity=IdentityKind.NAMED,
        person=Person("Siti Aminah", email=email),
    )
    return Case(house, register(typed, by=complainant(), at=clock.now()))


def an_office_is_run(house: House) -> None:
    """Somebody is invited, somebody stops, somebody is away; an announcement is to come; a unit works on Saturdays from now on."""
    at = clock.now()
    house.other_unit.working_week = [1, 2, 3, 4, 5, 6]
    house.other_unit.save(update_fields=["working_week"])
    absences.note(
        house.officer.user,
        first_day=at.date(),
        last_day=at.date() + timedelta(days=3),
        deputy=house.officer2.user,
        by=house.officer,
        at=at,
    )
    logos.put(house.agency, a_logo(), by=house.administrator, at=at)
    banners.put_up(
        kind="maintenance",
        words={"id": "Sistem dipelihara malam ini.", "en": "The system is down tonight."},
        first_day=at.date() + timedelta(days=1),
        last_day=at.date() + timedelta(days=2),
        places=["on_public"],
        by=house.administrator,
        at=at,
    )
    draft = Draft("Sri", "sri@example.org", Role.OFFICER, Place(unit=house.unit))
    words = letters.Draft("Maaf", "Yth. {nama}\n\n[ ] Maaf.", "id", ("investigating",))
    letter = letters.make(f"unit:{house.unit.code}", words, by=house.supervisor, at=at)
    held = Complaint.objects.visible_to(house.supervisor).order_by("pk")[0]
    conversation.send_message(held.pk, text="Yth. Bapak/Ibu Pengadu", by=house.supervisor, at=at)
    letters.note(held.pk, [letter.versions.get().pk], after=held.last_seq, by=house.supervisor)
    leaving.disable(
        invitations.invite(draft, by=house.coordinator, at=at), to=None, by=house.coordinator, at=at
    )


def doors_were_used(house: House) -> None:
    """A remembered reply, a session, a token, feeds of which one is revoked, a proof of work, a list
    taken away, a network that staff worked from, a sign of life."""
    speaker = Speaker(house.officer.user)
    filed = Speaker().post("complaints/", filing(house), key="kunci-sebelum-pembaruan-1")
    assert filed.status_code == 201, filed.content
    speaker.client.force_login(house.coordinator.user)
    feeds.make(house.officer, None, at=when("2026-03-02"))
    feeds.make(house.officer, None, at=when("2026-03-03"))
    feeds.make(house.officer, house.unit.pk, at=when("2026-03-03"))
    SpentProof.objects.create(challenge="0" * 64, at=clock.now())
    now = clock.now()
    PromisedFile.objects.create(
        complaint=Complaint.objects.order_by("pk")[0],
        facts={"duties": [], "over": 5},
        not_before=now,
        promised_at=now,
        next_try_at=now + timedelta(days=1),
    )
    half_written.keep(
        Complaint.objects.order_by("pk")[0], "note", sealed="x", by=house.coordinator, at=clock.now()
    )
    taken = Speaker(house.coordinator.user).get("complaints/export/", format="csv")
    assert taken.status_code == 200, taken.content
    networks.note(house.officer.user, addresses.network_of({"REMOTE_ADDR": "192.0.2.7"}), at=clock.now())
    looking.at_the_list(house.officer, looked_at=None, at=now)
    listed = saving.of_list({"q": "loket"}, house.officer)
    saved = saving.keep("Loket", address=listed, shared="owner", by=house.officer, at=now)
    watching.watch(saved.pk, how="daily", least=1, by=house.officer, at=now)
    looking.at_the_case(Complaint.objects.order_by("pk")[0], house.officer, written=now)
    heartbeats.beat("clock", at=clock.now())
    Learned.objects.create(agency=house.agency, built_at=now, cases=0, index={"cases": [], "words": {}})
