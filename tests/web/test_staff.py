"""Signing in, the work list, and the staff's case page."""

import csv
import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actors import Actor
from accounts.models import Membership
from accounts.roles import Role
from accounts.tokens import LONGEST_PASSWORD
from complaints import searching
from complaints.codes import IdentityKind, Outcome
from complaints.lifecycle import State
from tests.factories import Case, House
from web import door
from web.case import asking
from web.case.casework import DEEDS
from web.case.deed_lines import LINES
from web.templatetags.tuntas import share
from workflow import clock
from workflow.verbs import resolution
from workflow.verbs.investigation import Decision

pytestmark = pytest.mark.django_db
PASSWORD = "tuntas-demo"
CANARY = "Kenari Emas"


def signed_in(actor: Actor) -> Client:
    client = Client()
    assert actor.user is not None
    client.force_login(actor.user)
    return client


def page_of(case: Case) -> str:
    return reverse("web:staff-case", args=[case.row.reference])


def deed_of(case: Case, verb: str) -> str:
    """Where the form of this act is."""
    return reverse("web:staff-deed", args=[case.row.reference, verb])


def ago(days: int) -> Any:
    return clock.now() - timedelta(days=days)


def form(case: Case, verb: str, **fields: Any) -> dict[str, Any]:
    return {"do": verb, "version": case.row.version, "key": door.new_key(), **fields}


def verbs_on(page: str) -> set[str]:
    """The acts that a page offers: forms of its own, and links to those of staff."""
    found = re.findall(r'name="do" value="(\w+)"|/tindakan/(\w+)/"', page)
    return {form or link for form, link in found}


def test_an_unknown_name_and_a_wrong_password_read_the_same(client: Client):
    user = House().officer.user
    assert user is not None
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])

    def bytes_of(username: str) -> str:
        answer = client.post("/petugas/masuk/", {"username": username, "password": "salah-sekali"})
        assert answer.status_code == 403
        page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
        return page.replace(username, "")

    assert bytes_of(user.username) == bytes_of("tidak-ada")


def test_a_password_too_long_is_refused_before_it_is_hashed(client: Client, monkeypatch: pytest.MonkeyPatch):
    hashed: list[str] = []
    monkeypatch.setattr("accounts.tokens.make_password", hashed.append)
    answer = client.post("/petugas/masuk/", {"username": "x", "password": "x" * (LONGEST_PASSWORD + 1)})
    assert answer.status_code == 400
    assert not hashed


@pytest.mark.parametrize(
    ("next_path", "leads_to"),
    [
        ("/petugas/?state=received", "/petugas/?state=received"),
        ("//evil.example/", "/petugas/"),
        ("https://evil.example/", "/petugas/"),
        ("/\\evil.example", "/petugas/"),
        ("", "/petugas/"),
    ],
)
def test_signing_in_leads_to_paths_of_our_own_only(client: Client, next_path: str, leads_to: str):
    user = House().officer.user
    assert user is not None
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    answer = client.post(
        "/petugas/masuk/", {"username": user.username, "password": PASSWORD, "next": next_path}
    )
    assert answer.headers["Location"] == leads_to


def test_a_session_ends_with_the_seat_it_was_opened_under():
    house = House()
    client = signed_in(house.officer)
    assert client.get("/petugas/").status_code == 200
    Membership.objects.create(user=house.officer.user, role=Role.OFFICER, unit=house.other_unit)
    assert client.get("/petugas/").status_code == 302


def test_signing_out_needs_a_post():
    client = signed_in(House().officer)
    assert client.get("/keluar/").status_code == 405
    client.post("/keluar/")
    assert client.get("/petugas/").status_code == 302


def test_staff_see_what_is_theirs_and_404_for_all_else():
    house = House()
    case = house.file(ago(3)).dispatched(ago(2))
    assert signed_in(house.officer).get(page_of(case)).status_code == 200
    assert signed_in(house.other_officer).get(page_of(case)).status_code == 404
    assert signed_in(House().coordinator).get(page_of(case)).status_code == 404
    assert Client().get(page_of(case)).status_code == 302


def test_the_accused_sees_nothing_of_the_case():
    house = House()
    case = house.file(ago(3))
    fields = form(
        case,
        "dispatch",
        unit=house.unit.code,
        classification="supervisory",
        accused=[house.officer.user.username],
    )
    assert signed_in(house.coordinator).post(page_of(case), fields).status_code == 302
    client = signed_in(house.officer)
    assert client.get(page_of(case)).status_code == 404
    assert case.row.reference not in client.get("/petugas/").content.decode()


def test_the_list_stands_in_deadline_order_and_pages_both_ways():
    house = House()
    for day in range(1, 29):
        house.file(ago(30 - day)).dispatched(ago(30 - day))
    client = signed_in(house.officer)
    first = client.get("/petugas/").content.decode()
    found = re.findall(r"TNT-[0-9A-Z-]{11}", first)
    assert len(set(found)) == 25
    forward = re.search(r'rel="next"\s+href="([^"]+)"', first)
    assert forward
    second = client.get("/petugas/" + forward.group(1).replace("&amp;", "&")).content.decode()
    assert len(set(re.findall(r"TNT-[0-9A-Z-]{11}", second))) == 3
    back = re.search(r'rel="prev"\s+href="([^"]+)"', second)
    assert back
    again = client.get("/petugas/" + back.group(1).replace("&amp;", "&")).content.decode()
    assert re.findall(r"TNT-[0-9A-Z-]{11}", again) == found


@pytest.mark.parametrize(
    ("query", "size", "most", "said"),
    [
        ("q=antrean", 25, 1000, "3 pengaduan,"),
        ("q=antrean", 1, 1000, "1+ pengaduan,"),
        ("q=antrean", 1, 1, "1.000+ pengaduan,"),
        ("q=antrean&overdue=1", 1, 1, "1+ pengaduan,"),
    ],
)
def test_very_many_found_cases_are_not_counted(monkeypatch, query, size, most, said):
    house = House()
    for _ in range(3):
        house.file(ago(30))
    monkeypatch.setattr(searching, "FEW", 2)
    monkeypatch.setattr(asking, "SIZE", size)
    monkeypatch.setattr(asking, "MOST_COUNTED", most)
    assert said in signed_in(house.coordinator).get(f"/petugas/?{query}").content.decode()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 3),
        ("state=received", 1),
        ("state=all", 3),
        ("overdue=1", 1),
        ("unit=-", 1),
        ("q=antrean", 3),
        ("q=kata+yang+tidak+ada", 0),
        ("q=%25_'+OR+zzqx%3Dzzqx", 0),
    ],
)
def test_filters_narrow_the_list(query: str, shown: int):
    house = House()
    house.file(ago(40)).dispatched(ago(40))
    house.file(ago(1)).dispatched(ago(1))
    house.file(ago(1), unit=None)
    answer = signed_in(house.coordinator).get(f"/petugas/?{query}")
    assert answer.status_code == 200
    assert len(set(re.findall(r"TNT-[0-9A-Z-]{11}", answer.content.decode()))) == shown


@pytest.mark.parametrize("query", ["cursor=x", "state=nothing", "q=%00", "unit=nowhere"])
def test_a_query_that_is_none_of_ours_is_400_with_the_list(query: str):
    assert signed_in(House().coordinator).get(f"/petugas/?{query}").status_code == 400


def test_the_list_asks_at_most_six_times_whatever_its_size(django_assert_max_num_queries: Any, settings):
    settings.DEMO = False  # as in production, which asks nothing about the demo
    house = House()
    for _ in range(30):
        house.file(ago(3)).dispatched(ago(2)).begun(ago(1))
    for actor in (house.coordinator, house.officer, house.ombudsman):
        client = signed_in(actor)
        client.get("/petugas/")  # the first look in a minute is kept: one more
        with django_assert_max_num_queries(6):
            client.get("/petugas/?sort=activity&part=office")


def test_the_case_page_asks_at_most_fifteen_times(django_assert_max_num_queries: Any, settings):
    settings.DEMO = False  # as in production, which asks nothing about the demo
    house = House()
    case = house.file(ago(9)).dispatched(ago(8)).begun(ago(7))
    for actor in (house.coordinator, house.officer, house.ombudsman):
        client, address = signed_in(actor), page_of(case)
        client.get(address)
        with django_assert_max_num_queries(15):
            client.get(address)


def test_the_page_offers_exactly_the_allowed_verbs():
    house = House()
    case = house.file(ago(3))
    talk = {"message", "attach", "note"}
    assert verbs_on(signed_in(house.coordinator).get(page_of(case)).content.decode()) == talk | {
        "dispatch",
        "request_completion",
        "reject",
        "name_accused",
        "link",
        "give_title",
        "refer",
    }
    case.dispatched(ago(2))
    assert verbs_on(signed_in(house.officer).get(page_of(case)).content.decode()) == talk | {
        "begin",
        "send_back",
        "reclassify",
        "assign",
    }
    assert verbs_on(signed_in(house.ombudsman).get(page_of(case)).content.decode()) == talk
    assert verbs_on(signed_in(house.custodian).get(page_of(case)).content.decode()) == set()


def test_what_is_not_possible_now_says_why_and_who_may():
    house = House()
    case = house.file(ago(9)).dispatched(ago(8)).begun(ago(7))
    decision = Decision(Outcome.FOUNDED, "Benar adanya.")
    case.do("answer", ago(6), house.officer, decision=decision)
    case.do("contest", ago(5), case.complainant, reasons="Belum selesai.")
    page = signed_in(house.officer).get(page_of(case)).content.decode()
    assert "Penjawab sebelumnya tidak boleh menjawab sanggahan." in page
    assert house.officer2.user.name in page.split("Petugas lain yang dapat:")[1].split("</li>")[0]
    refused = signed_in(house.officer).get(deed_of(case, "answer"))
    assert (refused.status_code, 'name="do"' in refused.content.decode()) == (403, False)
    assert signed_in(house.officer2).get(deed_of(case, "answer")).status_code == 200
    assert signed_in(house.officer2).get(deed_of(case, "begin")).status_code == 409
    assert signed_in(house.officer2).get(deed_of(case, "tidak-ada")).status_code == 404
    assert signed_in(house.other_officer).get(deed_of(case, "answer")).status_code == 404


def test_a_form_stands_beside_the_complaint_it_is_about():
    house = House()
    case = house.file(ago(9)).dispatched(ago(8)).begun(ago(7))
    page = signed_in(house.officer).get(deed_of(case, "answer")).content.decode()
    assert case.row.statements.get(kind="description").body in page
    assert verbs_on(page) == {"answer"}


def test_every_act_of_staff_says_in_a_line_what_it_does():
    of_complainants = {
        "allow_name",
        "accept",
        "appeal",
        "ask_for_room",
        "complete",
        "contest",
        "contest_extension",
        "grant_room",
        "rate",
        "withdraw",
    }
    assert set(DEEDS) - set(LINES) == of_complainants


def test_a_case_goes_through_the_hands_of_staff():
    house = House()
    case = house.file(ago(3))
    coordinator, officer = signed_in(house.coordinator), signed_in(house.officer)
    unit = {"unit": house.unit.code, "classification": "ordinary"}
    coordinator.post(page_of(case), form(case, "dispatch", **unit))
    officer.post(page_of(case), form(case, "begin", handler=""))
    tomorrow = (clock.now() + timedelta(days=3)).date().isoformat()
    said = {
        "outcome": "founded",
        "reasons": "Benar adanya.",
        "remedy": "Loket dua.",
        "remedy_due_on": tomorrow,
    }
    assert officer.post(page_of(case), form(case, "answer", **said)).status_code == 302
    assert case.row.state == State.ANSWERED
    assert case.row.duties.filter(kind="remedy").exists()
    done = officer.post(page_of(case), form(case, "mark_remedied", remedied="Loket kedua sudah dibuka."))
    assert done.status_code == 302


def test_an_answer_without_reasons_is_told_at_its_field_and_keeps_the_rest():
    house = House()
    case = house.file(ago(3)).dispatched(ago(2)).begun(ago(1))
    said = {"outcome": "partly", "reasons": " ", "remedy": "Loket dua.", "remedy_due_on": ""}
    answer = signed_in(house.officer).post(page_of(case), form(case, "answer", **said))
    assert answer.status_code == 400
    assert "Loket dua." in answer.content.decode()
    assert case.row.state == State.INVESTIGATING


def test_a_case_that_left_the_unit_leads_back_to_the_list():
    house = House()
    case = house.file(ago(3)).dispatched(ago(2))
    answer = signed_in(house.officer).post(
        page_of(case), form(case, "send_back", reasons="Bukan urusan kami.")
    )
    assert answer.headers["Location"] == "/petugas/"


def test_staff_are_told_what_to_know_of_a_case_first():
    house = House()
    case = house.file(ago(3), moderation="trap", identity=IdentityKind.ANONYMOUS, person=None)
    page = signed_in(house.coordinator).get(page_of(case)).content.decode()
    assert "Formulir diisi tidak seperti biasanya" in page
    assert "hanya dapat diteruskan sebagai informasi" in page


def test_a_note_is_read_by_staff_only():
    house = House()
    case = house.file(ago(3)).dispatched(ago(2))
    signed_in(house.officer).post(page_of(case), form(case, "note", note="Catatan yang hanya kami baca."))
    assert "Catatan yang hanya kami baca." in signed_in(house.coordinator).get(page_of(case)).content.decode()
    own = Client()
    own.post("/lacak/", {"reference": case.row.reference, "code": case.access_code})
    page = own.get(reverse("web:case", args=[case.row.reference])).content.decode()
    assert "Catatan yang hanya kami baca." not in page


def test_a_duplicate_is_linked_by_its_number_and_let_go_again():
    house = House()
    first, again = house.file(ago(3)), house.file(ago(2))
    client = signed_in(house.coordinator)
    client.post(
        page_of(again), form(again, "link", duplicate_of=first.row.reference.lower(), reasons="Sama.")
    )
    assert again.row.duplicate_of_id == first.pk
    assert "Ganda dari" in client.get(page_of(again)).content.decode()
    client.post(page_of(again), form(again, "unlink", key="another-key-of-a-form"))
    assert again.row.duplicate_of_id is None


def test_of_two_who_assign_from_the_same_page_the_second_sees_what_the_first_did():
    house = House()
    case = house.file(ago(3)).dispatched(ago(2))
    first, second = signed_in(house.coordinator), signed_in(house.supervisor)
    seen = form(case, "assign", handler=house.officer2.user.username)
    same = form(case, "assign", handler=house.officer.user.username)
    assert first.post(page_of(case), seen).status_code == 302
    refused = second.post(page_of(case), same)
    page = refused.content.decode()
    assert (refused.status_code, case.row.handler) == (409, house.officer2.user)
    assert refused.context["complaint"].handler == house.officer2.user
    assert f'name="version" value="{case.row.version}"' in page
    assert second.post(page_of(case), {**same, "version": "", "key": door.new_key()}).status_code == 400
    again = {**same, "version": case.row.version, "key": door.new_key()}
    assert second.post(page_of(case), again).status_code == 302
    assert case.row.handler == house.officer.user


def test_the_ombudsman_remands_and_concludes():
    house = House()
    case = house.file(ago(90)).dispatched(ago(89)).begun(ago(88))
    resolution.escalate(
        case.pk, reasons="Lewat batas.", by=case.complainant, at=ago(1), version=case.row.version
    )
    client = signed_in(house.ombudsman)
    soon = (clock.now() + timedelta(days=9)).date().isoformat()
    client.post(page_of(case), form(case, "remand", corrective_action="Layani hari ini.", due_on=soon))
    assert case.row.state == State.INVESTIGATING


def escalated(house: House) -> Case:
    case = house.file(ago(90)).dispatched(ago(89)).begun(ago(88))
    resolution.escalate(
        case.pk, reasons="Lewat batas.", by=case.complainant, at=ago(1), version=case.row.version
    )
    return case


FIRST = {
    "issue_1": "Berkas tidak dikerjakan",
    "finding_1": "maladministration",
    "maladministration_1": ["undue_delay", "incompetence"],
    "severity_1": "medium",
    "findings_1": "Tiga bulan tanpa kabar.",
}


def test_the_ombudsman_concludes_with_a_finding_an_issue():
    house = House()
    case = escalated(house)
    third = {
        "issue_3": "Pungutan",
        "finding_3": "none",
        "findings_3": "Tidak ada bukti.",
        "redressed_3": ["yes"],
    }
    answer = signed_in(house.ombudsman).post(page_of(case), form(case, "conclude", **FIRST, **third))
    assert answer.status_code == 302
    found = case.row.events.filter(name="found").order_by("seq")
    assert [(event.facts["number"], event.facts["finding"], event.facts["redressed"]) for event in found] == [
        (1, "maladministration", False),
        (2, "none", True),
    ]
    page = signed_in(house.officer).get(page_of(case)).content.decode()
    assert "Tiga bulan tanpa kabar." in page
    assert "penundaan berlarut" in page


def test_an_issue_that_is_not_whole_says_what_is_missing_beside_it_and_keeps_what_was_typed():
    house = House()
    case = escalated(house)
    second = {"issue_2": "Pungutan liar di loket", "finding_2": "maladministration"}
    fields = {**FIRST, "severity_1": "", **second}
    answer = signed_in(house.ombudsman).post(page_of(case), form(case, "conclude", **fields))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert case.row.state == State.ESCALATED
    tried = answer.context["attempt"].form
    assert sorted(tried.errors) == ["findings_2", "maladministration_2", "severity_1", "severity_2"]
    assert "Pungutan liar di loket" in page
    assert [group.open for group in tried.groups] == [True, True, False, False, False]


def test_a_confidential_identity_is_on_no_page_of_staff():
    house = House()
    now = clock.now()
    from workflow.verbs.intake import Person

    person = Person(
        CANARY, email="kenari.emas@example.org", phone="0812 9999 0000", address="Jalan Kenari Emas 1"
    )
    case = house.file(ago(60), identity=IdentityKind.CONFIDENTIAL, person=person)
    case.dispatched(ago(59)).begun(ago(58))
    resolution.escalate(
        case.pk, reasons="Lewat batas.", by=case.complainant, at=now, version=case.row.version
    )
    everybody = (house.coordinator, house.officer, house.supervisor, house.ombudsman, house.custodian)
    for actor in everybody:
        client = signed_in(actor)
        pages = [
            page_of(case),
            "/petugas/?state=all",
            "/petugas/?state=all&q=kenari",
            "/pengawasan/",
            "/pengawasan/unduh.csv",
        ]
        for address in pages:
            text = client.get(address).content.decode().lower()
            assert not re.search(
                r"kenari(?!\")|9999 ?0000|99990000", re.sub(r'value="kenari"|q(=|%3d)kenari', "", text)
            ), address


def test_a_named_identity_is_shown_to_whom_it_concerns():
    house = House()
    case = house.file(ago(3)).dispatched(ago(2))
    assert "Siti Aminah" in signed_in(house.coordinator).get(page_of(case)).content.decode()
    assert "Siti Aminah" in signed_in(house.officer).get(page_of(case)).content.decode()
    assert "Siti Aminah" not in signed_in(house.ombudsman).get(page_of(case)).content.decode()


def test_figures_are_for_those_who_may_read_them():
    house = House()
    house.file(ago(30)).dispatched(ago(29))
    for actor, status in (
        (house.ombudsman, 200),
        (house.head, 200),
        (house.coordinator, 200),
        (house.officer, 403),
    ):
        client = signed_in(actor)
        assert client.get("/pengawasan/").status_code == status
        assert client.get("/nilai/").status_code == status


def test_the_csv_neutralises_formulas_and_leaves_unknown_empty():
    house = House()
    type(house.unit).objects.filter(pk=house.unit.pk).update(name="=cmd|' /C calc'!A0")
    house.file(ago(3)).dispatched(ago(2))
    rows = (
        signed_in(house.ombudsman)
        .get("/pengawasan/unduh.csv?group_by=unit")
        .content.decode("utf-8-sig")
        .splitlines()
    )
    row = next(line for line in rows if house.unit.code in line)
    assert ";'=cmd" in row or ";\"'=cmd" in row
    assert ";;;" in row


@pytest.mark.parametrize(("language", "separator", "share"), [("id", ";", "0,5"), ("en", ",", "0.5")])
def test_the_csv_opens_in_columns_and_numbers_in_the_reader_s_spreadsheet(
    language: str, separator: str, share: str
):
    house = House()
    house.file(ago(120)).dispatched(ago(119)).begun(ago(118)).answered(ago(117))
    house.file(ago(120)).dispatched(ago(119))
    client = signed_in(house.ombudsman)
    client.cookies["django_language"] = language
    asked = {"start": "2026-01-01", "end": "2030-12-31", "group_by": "unit"}
    table = client.get("/pengawasan/unduh.csv", asked).content.decode("utf-8-sig").splitlines()
    heading, *rows = csv.reader(table, delimiter=separator)
    row = dict(zip(heading, next(row for row in rows if house.unit.code in row), strict=True))
    assert row["timeliness"].startswith(share)
    assert row["due"] == "2"


@pytest.mark.parametrize(
    "query", ["start=2026-12-31&end=2026-01-01", "agency=nowhere", "group_by=user__password"]
)
def test_a_period_that_is_none_is_400(query: str):
    assert signed_in(House().ombudsman).get(f"/pengawasan/?{query}").status_code == 400


def test_a_seat_that_sees_no_case_is_not_told_that_all_is_done():
    house = House()
    house.file(ago(3))
    for actor, said in ((house.head, "tidak membuka pengaduan"), (house.officer, "Semua sudah tuntas")):
        page = signed_in(actor).get("/petugas/").content.decode()
        assert ("tidak membuka pengaduan" in page, "Semua sudah tuntas" in page) == (
            said == "tidak membuka pengaduan",
            said == "Semua sudah tuntas",
        )


def test_mails_are_shown_to_administrators_only(settings: Any, tmp_path: Any):
    settings.EMAIL_FILE_PATH = tmp_path
    house = House()
    assert signed_in(house.administrator).get("/surel/").status_code == 200
    assert signed_in(house.administrator).get("/surel/?surel=../../etc/passwd").status_code == 404
    assert signed_in(house.coordinator).get("/surel/").status_code == 403
    settings.MAIL_PAGE = False
    assert signed_in(house.administrator).get("/surel/").status_code == 404


@pytest.mark.parametrize(
    ("fraction", "shown"),
    [("0.7778", "77,8 %"), ("0.6665", "66,7 %"), ("0", "0,0 %"), ("1", "100,0 %"), (None, "–")],
)
def test_a_share_is_rounded_half_up_and_unknown_is_no_zero(fraction: str | None, shown: str):
    assert share(None if fraction is None else Decimal(fraction)) == shown


def test_who_sees_every_agency_chooses_an_agency_before_a_unit():
    one, other = House(), House()
    for house in (one, one, other):
        house.file(ago(3)).dispatched(ago(2))
    client = signed_in(one.ombudsman)
    plain = client.get("/petugas/")
    assert f'value="{one.agency.code}"' in plain.content.decode()
    assert f'value="{one.unit.code}"' not in plain.content.decode()
    assert len(client.get(f"/petugas/?agency={one.agency.code}").context["page"].rows) == 2
    chosen = client.get(f"/petugas/?agency={one.agency.code}&unit={one.unit.code}")
    assert len(chosen.context["page"].rows) == 2
    assert f'value="{one.unit.code}" selected' in chosen.content.decode()
    assert client.get(f"/petugas/?unit={other.unit.code}").status_code == 200
    for query in ("agency=nowhere", f"agency={one.agency.code}&unit={other.unit.code}"):
        assert client.get(f"/petugas/?{query}").status_code == 400
    assert 'name="agency"' not in signed_in(one.coordinator).get("/petugas/").content.decode()
    taken = client.get(f"/petugas/unduh.csv?agency={one.agency.code}")
    assert len(set(re.findall(r"TNT-[0-9A-Z-]{11}", b"".join(taken.streaming_content).decode()))) == 2
