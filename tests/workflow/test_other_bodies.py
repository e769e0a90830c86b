"""A matter for a body elsewhere: the complainant reads where to go, a letter tells the body, and who complains stands in it only
where they allowed it."""

import io

import pypdfium2
import pytest
from django.test import Client

from complaints.codes import Ground, IdentityKind
from notifications.models import Message
from tests.factories import House, when
from tests.web.test_staff import ago, form, signed_in
from workflow.errors import BadInput, NotNow, NotYours
from workflow.models import Event
from workflow.record import timeline
from workflow.verbs import other_bodies

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rebuilds")]
BODY = "PT PLN (Persero) UP3 Banten Utara"
REFERRED = "Tiang listrik miring di depan Puskesmas Pontang sejak Januari."


def rejected(house, at="2026-03-03", **changes):
    case = house.file(**changes.pop("filed", {}))
    said = {
        "ground": Ground.OTHER_BODY,
        "reasons": "Ini wewenang PLN.",
        "other_body": BODY,
        "referral": REFERRED,
    }
    return case.do("reject", at, house.coordinator, **{**said, **changes})


def twin(client, case):
    seq = Event.objects.filter(complaint=case.pk, name="rejected").latest("seq").seq
    answer = client.get(f"/petugas/kasus/{case.row.reference}/surat/{seq}/lembaga.pdf")
    if answer.status_code != 200:
        return answer.status_code, ""
    pages = pypdfium2.PdfDocument(io.BytesIO(answer.content))
    return 200, " ".join("\n".join(page.get_textpage().get_text_range() for page in pages).split())


def test_the_complainant_reads_where_to_go_and_the_body_what_is_referred_without_who_complains():
    house = House()
    case = rejected(house)
    history = timeline.entries(case.row, case.complainant)[-1]
    assert dict(history.typed)["other_body"] == BODY
    assert dict(history.typed)["referral"] == REFERRED
    assert [kind for kind, _text in history.typed] == ["reasons", "other_body", "referral"]
    assert Message.objects.get(complaint=case.pk, notice="rejected").facts["where"] is True
    status, letter = twin(signed_in(house.coordinator), case)
    assert status == 200
    assert BODY in letter
    assert "Tiang listrik miring" in letter
    assert not any(word in letter for word in ("Siti", "siti@example.org", "8123456"))
    for nobody, code in ((house.officer, 404), (house.head, 404), (House().coordinator, 404)):
        assert twin(signed_in(nobody), case)[0] == code


def test_who_complains_stands_in_the_letter_once_they_allowed_it_and_the_office_is_told():
    house = House()
    case = rejected(house)
    for by in (house.coordinator, house.file().complainant):
        with pytest.raises(NotYours):
            other_bodies.allow_name(case.pk, by=by, at=when("2026-03-04"))
    other_bodies.allow_name(case.pk, by=case.complainant, at=when("2026-03-04"))
    _status, letter = twin(signed_in(house.coordinator), case)
    assert "Siti Aminah" in letter
    assert "siti@example.org" in letter
    status, theirs = twin(signed_in(house.ombudsman), case)
    assert status == 200
    assert not any(word in theirs for word in ("Siti", "siti@example.org", "8123456")), (
        "the Ombudsman may not know it yet"
    )
    told = Message.objects.filter(complaint=case.pk, notice="message_from_complainant")
    assert {row.user for row in told} == {house.coordinator.user, house.coordinator2.user}
    with pytest.raises(NotNow):
        other_bodies.allow_name(case.pk, by=case.complainant, at=when("2026-03-05"))


def test_who_allowed_one_letter_is_asked_anew_for_the_next():
    house = House()
    case = rejected(house)
    other_bodies.allow_name(case.pk, by=case.complainant, at=when("2026-03-04"))
    case.do("appeal", "2026-03-05", case.complainant, reasons="Bukan wewenang PLN.")
    case.do(
        "reject",
        "2026-03-06",
        house.coordinator2,
        ground=Ground.OTHER_BODY,
        reasons="Tetap wewenang PLN.",
        other_body="PLN Unit Induk Distribusi Banten",
        referral=REFERRED,
    )
    assert "Siti" not in twin(signed_in(house.coordinator), case)[1]
    other_bodies.allow_name(case.pk, by=case.complainant, at=when("2026-03-09"))
    assert "Siti" in twin(signed_in(house.coordinator), case)[1]


@pytest.mark.parametrize(
    ("identity", "changes"),
    [
        (IdentityKind.CONFIDENTIAL, {}),
        (IdentityKind.NAMED, {"referral": None}),
    ],
)
def test_nothing_is_allowed_where_no_letter_goes_or_nobody_of_the_office_knows_who_it_is(identity, changes):
    house = House()
    case = rejected(house, filed={"identity": identity}, **changes)
    with pytest.raises(NotNow):
        other_bodies.allow_name(case.pk, by=case.complainant, at=when("2026-03-04"))
    assert "Siti" not in twin(signed_in(house.coordinator), case)[1]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ground": Ground.ABUSIVE}, "other_body"),
        ({"other_body": None}, "other_body"),
        ({"referral": "Ibu Siti Aminah mengadukan tiang listrik."}, "referral"),
    ],
)
def test_a_letter_to_nobody_or_one_that_names_the_complainant_is_refused(changes, field):
    house = House()
    with pytest.raises(BadInput) as refused:
        rejected(house, **changes)
    assert field in refused.value.errors


def test_both_letters_are_read_in_one_look_before_anything_is_sent_and_allowed_on_the_own_page():
    house = House()
    case = house.file(ago(2))
    desk = signed_in(house.coordinator)
    address = f"/petugas/verifikasi/{case.row.reference}/"
    sent = form(
        case, "reject", ground="other_body", reasons="Ini wewenang PLN.", other_body=BODY, referral=REFERRED
    )
    page = desk.post(address, {**sent, "look": "1"}).content.decode()
    assert f"Surat kepada: {BODY}" in page
    assert "Tidak setuju?" in page
    assert case.row.state == "received"
    assert desk.post(address, sent).status_code == 302
    page = desk.get(f"/petugas/kasus/{case.row.reference}/").content.decode()
    assert "lembaga.pdf" in page
    own = Client()
    own.post("/lacak/", {"reference": case.row.reference, "code": case.access_code})
    head = own.get(f"/kasus/{case.row.reference}/").content.decode().split('id="tindakan"')[0]
    assert head.index(BODY) < head.index(REFERRED)
