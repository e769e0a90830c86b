"""Versions of an instrument's weights: who writes them, what they must be, and which years they reach."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import InternalError, ProgrammingError, transaction
from hypothesis import given
from hypothesis import strategies as st

from accounts.actors import Actor, Seat
from accounts.roles import Role
from compliance import scoring
from compliance.assessments import Entry, enter
from compliance.explained import reading
from compliance.frozen import freezing, rebuilding
from compliance.instrument import instrument
from compliance.models import CHECKLIST, InstrumentVersion
from compliance.scores import unit_score
from compliance.weights import changing, versions
from tests.api.conftest import Speaker
from tests.compliance.conftest import NOW
from tests.factories import House
from workflow.errors import BadInput, NotNow, NotVisible, NotYours

FIRST = instrument(2026)
SURE = dict.fromkeys(FIRST.weights, "V2")
OTHERS = dict(zip(FIRST.weights, map(Decimal, ("20", "20", "15.5", "14.5", "30")), strict=True))
SCORES = {
    code: Decimal(score)
    for code, score in zip(("input", "process", "output", "public_trust"), (91, 62, 73, 84), strict=True)
}


def change(house: House, weights=OTHERS, by: Actor | None = None, *, after=1, code="2026", at=NOW, **more):
    told = {"certainties": SURE, "reason": "Peraturan 1/2027.", **more}
    certainties = told.pop("certainties")
    return changing.change(
        code, weights, certainties, after=after, by=by or house.administrator, at=at, **told
    )


@given(st.lists(st.integers(1, 30_000), min_size=5, max_size=5))
def test_only_weights_that_add_up_to_a_hundred_are_weights(thousandths):
    weights = {code: Decimal(n) / 1000 for code, n in zip(FIRST.weights, thousandths, strict=True)}
    wrong = changing._wrong(FIRST, weights, SURE)
    assert (wrong == {}) == (sum(thousandths) == 100_000)
    last = 100_000 - sum(thousandths[:4])
    weights["public_trust"] = Decimal(last) / 1000
    assert (changing._wrong(FIRST, weights, SURE) == {}) == (0 < last <= 100_000)


@pytest.mark.django_db
class TestVersions:
    @pytest.fixture
    def house(self) -> House:
        house = House()
        house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
        place = (house.agency.code, house.unit.code, 2026)
        enter(*place, entry=Entry(checklist=dict.fromkeys(CHECKLIST, 3)), by=house.coordinator, at=NOW)
        enter(*place, entry=Entry(dimensions=SCORES, confirmed=True), by=house.ombudsman, at=NOW)
        return house

    def row(self, house: House):
        found = scoring.scores(year=2026, agency=house.agency.code, actor=house.ombudsman, as_of=NOW)
        return next(row for row in found["units"] if row["unit"]["code"] == house.unit.code), found

    def test_a_new_version_weighs_every_year_but_what_was_frozen(self, house):
        other = House()
        before, _all = self.row(house)
        frozen = freezing.freeze(house.agency.code, 2026, reason="Terbit.", by=house.ombudsman, at=NOW)
        enter(
            other.agency.code,
            other.unit.code,
            2026,
            entry=Entry(dimensions=SCORES),
            by=other.ombudsman,
            at=NOW,
        )
        assert change(house).version == 2
        assert rebuilding.differences(frozen) == []
        after, answer = self.row(house)
        assert (after["score"], after["instrument"], answer["instrument"]) == (
            before["score"],
            "2026",
            "2026 v2",
        )
        assert answer["weights"][0] == {"code": "input", "weight": Decimal(20), "certainty": "V2"}
        correction = Entry(dimensions={"input": Decimal(92)}, correction="Salah ketik.")
        enter(house.agency.code, house.unit.code, 2026, entry=correction, by=house.ombudsman, at=NOW)
        second = freezing.of_year(house.agency.pk, 2026)
        assert '"weight' not in second.document
        assert '["input","15.295","R"]' in second.document
        assert reading.of(other.unit, year=2026, as_of=NOW).instrument == "2026 v2"
        third = freezing.freeze(other.agency.code, 2026, reason="Terbit.", by=other.ombudsman, at=NOW)
        assert third.instrument_version == 2
        assert '["input","20.000","V2"]' in third.document
        change(house, dict(FIRST.weights), after=2)
        assert [rebuilding.differences(row) for row in (frozen, second, third)] == [[], [], []]
        assert versions.of_agency(other.agency.pk, 2026).version == 2
        assert versions.latest(2025) == instrument(2025)

    def test_the_score_and_its_explanation_use_the_same_version(self, house):
        change(house)
        row, _all = self.row(house)
        explained = reading.of(house.unit, year=2026, as_of=NOW)
        weighed = versions.latest(2026)
        assert row["score"] == explained.tree.score == unit_score(row["dimensions"], 2026, weighed)
        assert row["score"] != unit_score(row["dimensions"], 2026)
        assert [one.weight for one in explained.tree.dimensions] == list(OTHERS.values())

    def test_what_cannot_be_is_refused_in_one_sentence(self, house):
        for weights, field in (
            ({**OTHERS, "input": Decimal("20.001")}, "weights"),
            ({**OTHERS, "input": Decimal(0)}, "weights.input"),
            ({**OTHERS, "input": Decimal("NaN")}, "weights.input"),
            ({**OTHERS, "input": Decimal("20.0001")}, "weights.input"),
            ({**OTHERS, "tea": Decimal(1)}, "weights"),
            ({"input": Decimal(100)}, "weights"),
        ):
            with pytest.raises(BadInput) as refused:
                change(house, weights)
            assert list(refused.value.errors) == [field]
        for more, code in (
            ({"reason": " "}, "empty"),
            ({"certainties": {**SURE, "input": "?"}}, "certainty"),
            ({"code": "2021-zones"}, "no_weights"),
            (
                {
                    "weights": dict(FIRST.weights),
                    "certainties": {one.code: one.certainty for one in FIRST.dimensions},
                },
                "same",
            ),
        ):
            with pytest.raises(BadInput, match=code):
                change(house, **{"weights": OTHERS, **more})
        with pytest.raises(NotVisible):
            change(house, code="tuntas-1")
        seat = Seat(Role.ADMINISTRATOR.value, house.agency.pk, None)
        of_an_agency = Actor(house.administrator.kind, house.administrator.user, (seat,))
        for by in (house.ombudsman, house.coordinator, of_an_agency):
            with pytest.raises(NotYours):
                change(house, by=by)
        change(house)
        with pytest.raises(NotNow, match="stale"):
            change(house, dict(FIRST.weights), after=1, at=NOW + timedelta(days=1))
        with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
            InstrumentVersion.objects.update(weights=dict.fromkeys(OTHERS, "20.000"))

    def test_one_changed_weight_of_a_frozen_version_is_told(self, house):
        change(house)
        frozen = freezing.freeze(house.agency.code, 2026, reason="Terbit.", by=house.ombudsman, at=NOW)
        frozen.instrument_version = None
        assert any("instrument" in one for one in rebuilding.differences(frozen))

    def test_administrators_change_weights_on_the_page_and_others_read_them(self, client, house):
        address = "/instrumen/2026/"
        client.force_login(house.administrator.user)
        form = client.get(address).context["form"]
        fields = {name: form[name].value() for name in form.fields}
        assert fields["bobot-input"] == "15,295"
        wrong = client.post(address, {**fields, "bobot-input": "15,296", "reason": "Terbit."})
        assert wrong.status_code == 400
        assert "Bobot berjumlah 100,001, bukan 100." in wrong.content.decode()
        sent = {
            **fields,
            "bobot-input": "15.3",
            "bobot-process": "22,654",
            "kepastian-input": "V",
            "reason": "Terbit.",
        }
        assert client.post(address, sent).status_code == 302
        page = client.get(address).content.decode()
        assert "Versi 2" in page
        assert "Terbit." in page
        assert client.post(address, sent).status_code in (400, 409)
        for by, status in ((house.ombudsman, 200), (house.coordinator, 200), (house.officer, 403)):
            client.force_login(by.user)
            assert client.get(address).status_code == status
        client.force_login(house.ombudsman.user)
        assert "2026 v2" in client.get("/nilai/?year=2026").content.decode()
        assert client.get("/instrumen/2019/").status_code == 404

    def test_the_api_of_versions(self, house):
        body = {
            "weights": {code: float(weight) for code, weight in OTHERS.items()},
            "certainties": SURE,
            "after": 1,
            "reason": "Terbit.",
        }
        administrator, ombudsman = Speaker(house.administrator.user), Speaker(house.ombudsman.user)
        assert ombudsman.post("instruments/2026/versions/", body).status_code == 403
        bad = administrator.post(
            "instruments/2026/versions/", {**body, "weights": {**body["weights"], "input": 21}}
        )
        assert (bad.status_code, list(bad.json()["errors"])) == (400, ["weights"])
        made = administrator.post("instruments/2026/versions/", body)
        assert (made.status_code, made.json()["versions"][0]["version"]) == (201, 2)
        assert ombudsman.get("instruments/2026/").json() == made.json()
        assert administrator.post("instruments/2026/versions/", body).status_code in (400, 409)
        assert Speaker(house.officer.user).get("instruments/2026/").status_code == 403
