"""The form on paper asks what the web's form asks, in both languages, and can be filled in on the screen; what is
written down from it is read back before it is sent."""

import re

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import override

from complaints.models import Complaint
from tests.factories import House
from tests.notifications.paper_words import words_of
from tests.web.test_filing import filled
from tests.web.test_staff import signed_in
from web.forms.filing import NOTHING, FilingForm
from web.forms.filing_steps import EVIDENCE, TITLES
from workflow import clock
from workflow.reading import limits

pytestmark = pytest.mark.django_db


def asked(language: str) -> tuple[list[str], list[str]]:
    """The names of the web form's questions, and the words of each and of each of its choices."""
    form = FilingForm(at=clock.now(), among=NOTHING)
    fields = {one.name: one.field for one in form.visible_fields() if one.name != "website"}
    with override(language):
        words = [str(field.label) for field in fields.values()]
        words += [strip_tags(str(label)) for _value, label in fields["identity"].choices]  # type: ignore[attr-defined]
        words += [str(fields[name].help_text) for name in ("subject", "name", "email")]
        words.append(str(TITLES[EVIDENCE]))
    return list(fields), words


def boxes_of(data: bytes) -> set[str]:
    """The names of the boxes that a reader of PDFs finds."""
    paper = pypdfium2.PdfDocument(data)
    paper.init_forms()
    assert pdfium.FPDF_GetFormType(paper.raw) == pdfium.FORMTYPE_ACRO_FORM
    return set(re.findall(r"/T \(([\w.]+)\)", data.decode("latin-1")))


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_paper_holds_every_question_of_the_form_with_a_box_for_each(client: Client, language: str):
    house = House()
    names, words = asked(language)
    papers = [
        client.get(reverse("web:paper-form"), {"bahasa": language}),
        client.get(reverse("web:unit-form", args=[house.unit.code]), {"bahasa": language}),
    ]
    for answer in papers:
        assert answer.headers["Content-Disposition"].endswith(f'-{language}.pdf"')
        said, boxes = words_of(answer.content), boxes_of(answer.content)
        assert [one for one in words if one not in said] == []
        assert {name for name in names if name != "identity"} <= boxes
        assert b"/Ff 4096" in answer.content, "the box of what happened takes many lines"
        assert {"identity.0", "identity.1", "identity.2", "office.received", "strip.receiver"} <= boxes
    said = words_of(papers[1].content)
    assert house.unit.name in said
    assert house.agency.name in said
    with override(language):
        for one in limits.of_unit(house.unit, clock.today()):
            assert one.length in said
            assert one.citation in said


def test_the_paper_is_offered_where_somebody_files(client: Client):
    house = House()
    for_unit = reverse("web:unit-form", args=[house.unit.code])
    assert for_unit in client.get(reverse("web:unit", args=[house.unit.code])).content.decode()
    assert reverse("web:paper-form") in client.get("/").content.decode()
    assert (
        reverse("web:paper-form") in signed_in(house.officer).get(reverse("web:staff-file")).content.decode()
    )
    assert client.get(for_unit, {"bahasa": "xx"}).status_code == 404


def test_what_staff_wrote_down_is_read_back_before_it_is_sent():
    house = House()
    desk, address = signed_in(house.coordinator), reverse("web:staff-file")
    typed = filled(house, channel="whatsapp", claimed_received_on="", subject="Antrean <b>lama</b> sekali")
    looked = desk.post(address, {**typed, "look": "1"})
    page = looked.content.decode().partition('id="bacakan"')[2].partition("</dl>")[0]
    for said in ("WhatsApp", house.unit.name, "Antrean &lt;b&gt;lama&lt;/b&gt; sekali", "Siti Aminah"):
        assert said in page, said
    assert not Complaint.objects.exists()
    hidden = desk.post(address, {**typed, "identity": "anonymous", "look": "1"}).content.decode()
    assert "Siti Aminah" not in hidden.partition('id="bacakan"')[2].partition("</dl>")[0]
    filed = desk.post(address, typed, follow=True).content.decode()
    scan = re.search(r'href="([^"]+/attach/)"', filed)
    assert scan, "a scan of the paper is the next thing"
    assert 'type="file"' in desk.get(scan[1]).content.decode()
    assert Complaint.objects.get().channel == "whatsapp"
