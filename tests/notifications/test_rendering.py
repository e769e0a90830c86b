"""Every notice, in both languages, in text and HTML; and none names anybody."""

import html as html_escapes
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.models import Complaint, Identity
from law.codes import CLOCKS
from notifications import rendering
from notifications.models import Message
from notifications.notices import RECIPIENTS, Notice, Recipient
from tests.factories import House

DAY = "2026-12-11"
FACTS = {
    Notice.RECEIPT: ["verify", "first_answer", "settle", "decide"],
    Notice.COMPLETION_REQUESTED: ["complete"],
    Notice.DISPATCHED: ["settle"],
    Notice.ANSWERED: ["reply"],
    Notice.MAY_ESCALATE: ["settle"],
    Notice.DISPATCHED_TO_YOU: ["follow_up", "settle"],
    Notice.ASSIGNED_TO_YOU: ["settle"],
    Notice.DUE_SOON: ["settle"],
    Notice.DUE_TODAY: ["settle"],
    Notice.OVERDUE: ["remedy"],
    Notice.AGENCY_OVERDUE: ["verify"],
    Notice.THREE_DAYS_OVER: ["settle"],
    Notice.FIVE_DAYS_OVER: ["settle"],
    Notice.FILE_OFFERED: ["settle"],
    Notice.CONTESTED: ["settle"],
    Notice.TO_VERIFY: ["verify"],
    Notice.DEMANDED: ["explain"],
    Notice.DEMAND_UNMET: ["explain"],
    Notice.PRODUCT_ISSUED: ["corrective"],
    Notice.EVIDENCE_JUDGED: ["corrective"],
    Notice.MONITORED: ["monitor_light"],
    Notice.PRODUCT_UNMET: ["corrective"],
    Notice.COMPLETION_TAKEN: ["verify", "settle", "decide"],
    Notice.RECEIVED_EARLIER: ["settle", "decide"],
    Notice.LINKED: ["settle"],
    Notice.UNLINKED: ["settle"],
    Notice.TAKEN_OVER: ["settle"],
    Notice.REOPENED: ["settle"],
    Notice.REMEDY_OVERDUE: ["remedy"],
    Notice.RECLASSIFIED: ["settle"],
}
MORE = {
    Notice.DISPATCHED: {"unit": "puskesmas-pontang", "unit_name": "UPT Puskesmas <Pontang> & Tirtayasa"},
    Notice.ANSWERED: {"outcome": "partly", "remedy_due_on": "2026-12-30", "may_contest": True},
    Notice.REJECTED: {"ground": "other_body", "may_appeal": True},
    Notice.ESCALATED: {"as_information": True},
    Notice.ESCALATED_TO_YOU: {"as_information": True},
    Notice.REMANDED: {"due_on": DAY},
    Notice.DEMANDED: {"number": 2, "due_on": DAY},
    Notice.NEW_CODE: {"seq": 0},
    Notice.INVITED: {"place_name": "UPT Puskesmas <Pontang> & Tirtayasa"},
    Notice.HANDED_OVER: {"count": 12, "to_person": True},
    Notice.FILTER_NEWS: {"count": 3, "filter": 12, "how": "daily"},
    Notice.ADDRESS_TO_CONFIRM: {"mailbox": "0" * 64},
    Notice.GATHERED: {
        "cases": [{"reference": "TNT-9X8Y-3R0Z-D", "identity": 2, "notices": 3}],
        "further": 4,
    },
    Notice.REMANDED_OF_YOURS: {"due_on": DAY},
    Notice.TO_VERIFY: {"why": "completed"},
    Notice.ARRIVALS: {"filed": 3, "completed": 1, "appealed": 1, "returned": 2, "waiting": 9, "how": "daily"},
    Notice.REFERRAL_TAKEN: {"agency_name": "Pemkot Serang", "case": "TNT-9Q2M-4KX7-A"},
    Notice.NEW_FILINGS: {"count": 25, "agency": "kab-serang"},
    Notice.REFERRED_TO_YOU: {"agency": "kota-serang", "from_agency": "Pemkab <Serang> & Barat"},
    Notice.TAKEN_OVER: {"agency_name": "Pemkot Serang", "was_agency": "Pemkab Serang"},
    Notice.UNIT_UNSTAFFED: {"unit_name": "UPT Puskesmas Pontang"},
    Notice.CONCLUDED: {"finding": "maladministration", "until": "2026-04-09"},
    Notice.CONCLUDED_TO_YOU: {"finding": "none"},
    Notice.RATING_TO_CONFIRM: {"rating": 4, "accepted": 7},
    Notice.EXTENDED: {"was": "2026-12-04", "names_ombudsman": True},
    Notice.EXTENSION_CONTESTED: {"was": "2026-12-04"},
    Notice.SUSPENDED: {"resume_by_on": "2026-12-04", "reason": "awaiting_complainant"},
    Notice.THREE_DAYS_OVER: {"unit_name": "UPT Puskesmas Pontang"},
    Notice.FIVE_DAYS_OVER: {"unit_name": "UPT Puskesmas Pontang", "offered": True},
    Notice.WEEKLY: {
        "agency": "kab-serang",
        "unit": "pkm-pontang",
        "late": 3,
        "late_before": 5,
        "at_risk": 2,
        "received": 11,
        "due_on": DAY,
    },
    Notice.QUESTIONS: {"until": DAY},
    Notice.RECEIVED_EARLIER: {"was": "2026-12-04", "received_on": "2026-12-01"},
    Notice.RECLASSIFIED: {"was": "2026-12-04", "classification": "information", "before": "ordinary"},
    Notice.DEMANDED_OF_YOURS: {"number": 2, "due_on": DAY},
    Notice.DIGEST: {
        "told": [
            {"notice": "message_received", "facts": {}, "message_id": "<1@example.org>"},
            {"notice": "remedied", "facts": {}, "message_id": "<2@example.org>"},
        ]
    },
    Notice.HEARING: {"agency": "kab-serang", "unit": "pkm-pontang", "year": 2025, "number": 1, "until": DAY},
    Notice.OBJECTION_DECIDED: {
        "agency": "kab-serang",
        "unit": "pkm-pontang",
        "year": 2025,
        "number": 1,
        "upheld": True,
    },
    Notice.EVIDENCE_GIVEN: {"number": 1},
    Notice.EVIDENCE_JUDGED: {"number": 1, "accepted": False},
    Notice.MONITORED: {"number": 1},
    Notice.CALENDAR_WAITS: {"year": 2027, "calendars": ["id", "id-bt"]},
}
MAILED = [notice for notice in Notice if notice != Notice.PHONE_TO_CONFIRM]
ABOUT_A_PRODUCT = (
    Notice.PRODUCT_ISSUED,
    Notice.EVIDENCE_GIVEN,
    Notice.EVIDENCE_JUDGED,
    Notice.MONITORED,
    Notice.PRODUCT_UNMET,
)
ABOUT_NO_CASE = (
    Notice.CALENDAR_WAITS,
    Notice.REFERRED_TO_YOU,
    Notice.NEW_FILINGS,
    Notice.ARRIVALS,
    Notice.REFERRAL_TAKEN,
    Notice.WEEKLY,
    Notice.HEARING,
    Notice.OBJECTION_DECIDED,
    Notice.INVITED,
    Notice.PASSWORD_LINK,
    Notice.HANDED_OVER,
    Notice.FILTER_NEWS,
)


def message(notice: Notice, language: str = "id", **facts: object) -> Message:
    duties = [
        {"kind": kind, "due_on": DAY, "provisional": False, "length": 14, "length_unit": "working_day"}
        for kind in FACTS.get(notice, [])
    ]
    kind = "product" if notice in ABOUT_A_PRODUCT else "complaint"
    told = Message(
        complaint=None if notice in ABOUT_NO_CASE else Complaint(reference="TNT-7K4M-2Q9X-C", kind=kind),
        notice=notice,
        language=language,
        facts={"duties": duties, **MORE.get(notice, {}), **facts},
    )
    if Recipient.COMPLAINANT in RECIPIENTS[notice]:
        told.identity = Identity(pk=1, name="Canary")
    return told


def text_of(html: str) -> str:
    """The words that a reader of the HTML sees."""
    body = re.sub(r"<(style|title|head).*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(html_escapes.unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("notice", MAILED)
def test_a_notice_says_the_same_in_text_and_html(notice, language):
    words = rendering.render(message(notice, language))
    html = text_of(words.html).replace(":", "")
    assert 10 < len(words.subject) < 80
    assert ("TNT-7K4M-2Q9X-C" in words.subject) != (notice in ABOUT_NO_CASE)
    assert "\n" not in words.subject
    body, _, _footer = words.text.partition("[[link]]")
    for line in body.splitlines():
        bare = line.strip("- ").replace(":", "").split(" (")[0]
        assert bare in html, bare
    assert "[[link]]" in words.html
    assert "{{" not in words.text + words.html
    assert "None" not in words.text + words.html


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_mail_has_two_empty_lines_or_two_marks_at_an_end_and_a_foot_says_what_holds_of_it(language):
    told = {notice: rendering.render(message(notice, language)) for notice in MAILED}
    for notice, words in told.items():
        assert "\n\n\n" not in words.text, notice
        assert not re.search(r"[.?!:][.:]|  \S|1 days", f"{words.subject}\n{text_of(words.html)}"), notice
    foot = {notice: words.text.partition("--\n")[2].splitlines() for notice, words in told.items()}
    keys = (Notice.INVITED, Notice.PASSWORD_LINK)  # who has no password yet is not told to sign in
    assert {len([line for line in foot[notice] if line]) for notice in (*keys, Notice.ADDRESS_CHANGED)} == {1}
    numbered = {"id": ("Nomor pengaduan", "Nomor produk"), "en": ("Complaint number", "Product number")}
    for notice in (Notice.RECEIPT, Notice.PRODUCT_ISSUED):
        assert numbered[language][notice in ABOUT_A_PRODUCT] in told[notice].text


def test_a_quiet_week_is_told_in_words_and_leads_to_no_late_cases():
    quiet = rendering.render(message(Notice.WEEKLY, late=0, late_before=0, at_risk=0, received=0)).text
    assert not re.search(r"(?m)^0 ", quiet)
    assert "yang terlambat:" not in quiet


@pytest.mark.parametrize("notice", MAILED)
def test_a_notice_is_translated(notice):
    indonesian, english = rendering.render(message(notice)), rendering.render(message(notice, "en"))
    assert indonesian.subject != english.subject
    assert indonesian.text.partition("\n")[0] != english.text.partition("\n")[0]
    lines = set(indonesian.text.splitlines()) & set(english.text.splitlines())
    assert {line for line in lines if line.strip()} <= {"[[link]]:", "[[link]]", "--"}


@pytest.mark.parametrize("notice", MAILED)
def test_a_mail_loads_nothing_from_anywhere(notice):
    html = rendering.render(message(notice)).html
    assert not re.search(r"<(img|script|link|iframe|form|style)|url\(|src=|https?://", html)


@pytest.mark.parametrize("notice", FACTS)
def test_every_date_is_told_with_its_weekday_and_its_unit_of_days(notice):
    words = rendering.render(message(notice))
    assert words.text.count("Jumat, 11 Desember 2026") == len(FACTS[notice])
    assert "14 hari kerja" in text_of(words.html)
    assert "Friday, 11 December 2026" in rendering.render(message(notice, "en")).text


def test_a_provisional_date_says_so_and_a_missing_one_as_well():
    duties = [
        {"kind": "settle", "due_on": "2027-01-20", "provisional": True},
        {"kind": "decide", "due_on": None, "provisional": False},
    ]
    for words in (
        rendering.render(message(Notice.RECEIPT, duties=duties)).text,
        text_of(rendering.render(message(Notice.RECEIPT, duties=duties)).html),
    ):
        assert "dapat berubah bila kalender libur ditetapkan" in words
        assert "menunggu kalender libur ditetapkan" in words


def test_what_is_no_longer_possible_is_not_offered():
    assert "menyanggah" in rendering.render(message(Notice.ANSWERED)).text
    assert "menyanggah" not in rendering.render(message(Notice.ANSWERED, may_contest=False)).text
    assert "mengajukan keberatan" in rendering.render(message(Notice.REJECTED)).text
    assert "mengajukan keberatan" not in rendering.render(message(Notice.REJECTED, may_appeal=False)).text
    assert "perbaikan" not in rendering.render(message(Notice.ANSWERED, remedy_due_on=None)).text
    assert "dibuka kembali" in rendering.render(message(Notice.CONTESTED, reopened=True)).text


def test_what_was_decided_before_is_said_when_a_case_is_taken_up_again():
    told = rendering.render(message(Notice.CONTESTED, reopened=True, outcome="partly", answered_on=DAY)).text
    assert "Hasil sebelumnya: terbukti sebagian, dijawab Jumat, 11 Desember 2026." in told
    told = rendering.render(message(Notice.CONTESTED, reopened=True, outcome="", answered_on=DAY)).text
    assert "sebelumnya dijawab Jumat, 11 Desember 2026" in told


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        ({"left": 3}, "3 hari kerja lagi"),
        ({"left": 0}, "hari ini"),
        ({"late": 4}, "terlambat 4 hari kerja"),
        ({"late": 4, "length_unit": "calendar_day"}, "terlambat 4 hari kalender"),
    ],
)
def test_a_duty_says_how_many_days_are_left_or_lost_and_of_what_kind(counted, said):
    duty = {"kind": "settle", "due_on": DAY, "provisional": False, "length": 14, "length_unit": "working_day"}
    words = rendering.render(message(Notice.OVERDUE, duties=[{**duty, **counted}]))
    assert f"  {said}\n" in words.text
    assert said in text_of(words.html)


def test_a_reminder_begins_with_the_days_left_until_the_nearest_end_in_its_own_unit():
    duty = {"provisional": False, "length": None}
    left = [
        {**duty, "kind": "settle", "due_on": "2026-12-11", "left": 3, "length_unit": "working_day"},
        {**duty, "kind": "decide", "due_on": "2026-12-10", "left": 5, "length_unit": "calendar_day"},
    ]
    reminder = rendering.render(message(Notice.DUE_SOON, duties=left)).text
    assert reminder.startswith("Batas waktu mendekat: 5 hari kalender lagi\n")
    assert rendering.render(message(Notice.DUE_SOON)).text.startswith("Batas waktu mendekat\n")


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_mail_of_a_case_has_the_same_subject(language: str):
    subjects = {
        rendering.render(message(notice, language)).subject
        for notice in MAILED
        if notice not in (*ABOUT_NO_CASE, *ABOUT_A_PRODUCT)
    }
    assert len(subjects) == 1


def test_a_length_is_told_with_what_was_added_to_it():
    duty = {"kind": "settle", "due_on": DAY, "provisional": False, "length": 14, "length_unit": "working_day"}
    told = rendering.render(
        message(Notice.EXTENDED, duties=[{**duty, "extended_days": 5, "suspended_days": 2}])
    )
    assert "(14 hari kerja, diperpanjang 5 hari kerja, berhenti 2 hari kerja)" in told.text


def test_a_mail_about_no_case_has_no_number_of_a_case():
    words = rendering.render(message(Notice.CALENDAR_WAITS))
    assert "Nomor pengaduan" not in words.text + words.html
    assert "2027" in words.subject
    assert "id, id-bt" in words.text


@pytest.mark.parametrize("notice", sorted(set(MAILED) - set(ABOUT_NO_CASE)))
def test_messages_that_differ_only_in_their_case_differ_only_in_its_number(notice):
    """What was put in words for one is not put in words again for the other; what says something else is."""
    told, other = (message(notice) for _ in range(2))
    other.complaint = Complaint(reference="TNT-9X8Y-3R0Z-D", kind=told.complaint.kind)
    first, second = rendering.render(told), rendering.render(other)
    assert "TNT-7K4M-2Q9X-C" in first.text
    assert "TNT-7K4M-2Q9X-C" not in second.text + second.html + second.subject + second.file_name
    if notice != Notice.GATHERED:  # names the other case
        assert first.html == second.html.replace("TNT-9X8Y-3R0Z-D", "TNT-7K4M-2Q9X-C")
    assert rendering.REFERENCE not in first.text + first.html + first.subject + first.file_name


def test_a_name_with_markup_is_shown_literally():
    words = rendering.render(message(Notice.DISPATCHED))
    assert "UPT Puskesmas <Pontang> & Tirtayasa" in words.text
    assert "UPT Puskesmas &lt;Pontang&gt; &amp; Tirtayasa" in words.html


def test_the_link_is_put_in_only_for_what_goes_out():
    words = rendering.render(message(Notice.RECEIPT))
    sent = words.with_link("https://tuntas.example.go.id/kasus/tautan/a:b/")
    assert 'href="https://tuntas.example.go.id/kasus/tautan/a:b/"' in sent.html
    assert "https://tuntas.example.go.id/kasus/tautan/a:b/" in sent.text
    assert "[[link]]" not in sent.text + sent.html


@given(
    kind=st.sampled_from(sorted(CLOCKS)),
    days=st.integers(0, 4000),
    provisional=st.booleans(),
    language=st.sampled_from(["id", "en"]),
)
def test_any_duty_can_be_told_to_staff(kind, days, provisional, language):
    day = date(2023, 1, 1) + timedelta(days=days)
    duty = {"kind": kind, "due_on": day.isoformat(), "provisional": provisional}
    words = rendering.render(message(Notice.OVERDUE, language, duties=[duty]))
    assert f"{day.day} " in words.text
    assert str(day.year) in words.text


@pytest.mark.django_db
def test_through_a_whole_life_no_message_holds_a_name_a_word_or_a_code():
    house = House()
    case = house.file(
        "2026-03-02",
        subject="Canary perihal",
        description="Canary uraian panjang",
        settlement_sought="Canary minta",
    )
    case.do("request_completion", "2026-03-03", house.coordinator, missing="Canary kurang")
    case.do("complete", "2026-03-04", addition="Canary tambahan").dispatched("2026-03-05").begun("2026-03-06")
    case.answered("2026-03-09", remedy="Canary tindakan", remedy_due_on=date(2026, 4, 1))
    case.do("contest", "2026-03-10", reasons="Canary sanggah").answered("2026-03-11", house.officer2)
    case.do("escalate", "2026-03-12", reasons="Canary alasan")
    case.do("demand", "2026-03-12", house.ombudsman, demand="Canary minta jelas")
    case.do("explain", "2026-03-12", house.officer, explanation="Canary penjelasan")
    case.do(
        "remand", "2026-03-13", house.ombudsman, corrective_action="Canary korektif", due_on=date(2026, 4, 2)
    )
    told = Message.objects.filter(complaint=case.pk).select_related("complaint", "identity", "user")
    assert {row.notice for row in told} >= {"receipt", "answered", "contested", "escalated", "remanded"}
    canaries = ["anary", "Siti", "Aminah", "siti@", "+62812", "Pontang", case.access_code, "Loket kini"]
    canaries += [row.user.name for row in told if row.user] + [row.user.username for row in told if row.user]
    for row in told:
        words = rendering.render(row)
        kept = f"{row.facts} {words.subject} {words.text} {words.html}"
        assert not [canary for canary in canaries if canary in kept], row.notice


@pytest.mark.parametrize("kind", CLOCKS)
def test_a_complainant_can_be_told_of_every_duty_that_runs(kind):
    """Of which they are, the law says."""
    duty = {"kind": kind, "due_on": DAY, "provisional": False, "length": 14, "length_unit": "working_day"}
    indonesian, english = (
        rendering.render(message(Notice.MAY_ESCALATE, language, duties=[duty])).text
        for language in ("id", "en")
    )
    told = [
        next(line for line in text.splitlines() if line.startswith("- ")) for text in (indonesian, english)
    ]
    assert told[0] != told[1]
