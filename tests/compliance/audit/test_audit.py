"""The outcome audit: a seed bound before, a draw that anybody makes again, findings that are only added to, and the score."""

import json
from datetime import date, timedelta

import pytest
from django.db import InternalError, ProgrammingError, transaction

from compliance import estimates, sampling, signals, traces
from compliance.audit import drawing, exporting, marking, results
from compliance.explained import lines
from compliance.frozen import freezing, rebuilding
from compliance.models import AnswerAudit, AuditDraw
from compliance.scope import Scope
from config import checkup
from tests.compliance import recompute as scores_again
from tests.compliance.audit import recompute
from tests.factories import Case, House, when
from workflow import clock
from workflow.errors import BadInput, NotNow, NotVisible, NotYours
from workflow.models import Event

pytestmark = pytest.mark.django_db
BEFORE, AFTER = when("2026-02-20"), when("2026-04-01")


def bound(house: House, percent: int = 100, at=BEFORE) -> AnswerAudit:
    return drawing.commit(
        house.agency.code,
        start=date(2026, 3, 1),
        end=date(2026, 3, 31),
        percent=percent,
        by=house.ombudsman,
        at=at,
    )


def answered(house: House, on: str = "2026-03-09", *, elsewhere: bool = False) -> Case:
    unit, by = (house.other_unit, house.other_officer) if elsewhere else (house.unit, house.officer)
    case = house.file("2026-03-02").dispatched("2026-03-03", unit=unit).begun("2026-03-04", by)
    return case.answered(on, by)


def name(case: Case, round_: int = 1) -> str:
    return f"{case.row.reference}/{round_}"


def found(house: House, audit: AnswerAudit, answer: str, verdict: str = "void", at=AFTER, **changes):
    given = {"verdict": verdict, "reasons": "Loket didatangi.", "by": house.ombudsman, "at": at, **changes}
    return marking.mark(audit.pk, answer, **given)


def read(house: House, audit: AnswerAudit) -> results.Results | None:
    return results.of(drawing.one(house.ombudsman, audit.pk))


def doctor() -> list[object]:
    checks = (checkup.columns, checkup.sealed, checkup.duties, checkup.figures, checkup.answers)
    return [one for check in checks for one in check(clock.now())]


def test_the_seed_is_bound_before_the_answers_and_nobody_can_choose_another():
    house = House()
    audit = bound(house)
    assert sampling.digest(audit.seed) == audit.commitment
    for fields, name in (
        ({"start": date(2026, 2, 20)}, "from"),
        ({"end": date(2026, 2, 28)}, "to"),
        ({"end": date(2027, 4, 1)}, "to"),
        ({"percent": 0}, "percent"),
        ({"percent": 101}, "percent"),
    ):
        given = {"start": date(2026, 3, 1), "end": date(2026, 3, 31), "percent": 5, **fields}
        with pytest.raises(BadInput) as refused:
            drawing.commit(house.agency.code, by=house.ombudsman, at=BEFORE, **given)
        assert set(refused.value.errors) == {name}
    for by in (house.coordinator, house.head, house.officer, house.custodian):
        with pytest.raises(NotYours):
            drawing.commit(house.agency.code, start=audit.start, end=audit.end, percent=5, by=by, at=BEFORE)
    with pytest.raises(NotNow) as early:
        drawing.draw(audit.pk, by=house.ombudsman, at=when("2026-03-31T23:59"))
    assert early.value.code == "period_runs"
    made = drawing.draw(audit.pk, by=house.ombudsman, at=AFTER)
    assert made.answers == {}
    with pytest.raises(NotNow) as again:
        drawing.draw(audit.pk, by=house.ombudsman, at=AFTER)
    assert again.value.code == "already_drawn"
    for rows, change in ((AnswerAudit, {"seed": "0" * 64}), (AuditDraw, {"answers": {"": ["X/1"]}})):
        with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
            rows.objects.update(**change)


def test_every_answer_of_the_period_is_in_its_unit_s_stratum_and_anybody_draws_the_same_again():
    house = House()
    audit = bound(house, 40)
    mine = [answered(house) for _n in range(6)]
    theirs = [answered(house, "2026-03-31T23:00", elsewhere=True)]
    answered(house, "2026-04-01T00:10")
    house.file("2026-03-02").dispatched("2026-03-03")
    answered(House())
    mine[0].do("contest", "2026-03-10", reasons="Belum selesai.")
    mine[0].answered("2026-03-20", house.officer2)
    drawing.draw(audit.pk, by=house.ombudsman, at=AFTER)
    strata = AuditDraw.objects.get().answers
    assert strata == {
        house.unit.code: sorted([*map(name, mine), name(mine[0], 2)]),
        house.other_unit.code: [name(theirs[0])],
    }
    sample = drawing.drawn(audit)
    assert [len(sample[code]) for code in strata] == [3 if len(strata[code]) == 7 else 1 for code in strata]
    for some in sample.values():
        for answer in some:
            found(house, audit, answer, "partly")
    found(house, audit, sample[house.unit.code][0], "void", at=AFTER + timedelta(days=1))
    text = exporting.document(drawing.one(house.head, audit.pk), read(house, audit), house.head)
    assert recompute.recompute(text) == []
    told = json.loads(text)
    assert len(told["marks"]) == 5
    told["answers"][house.unit.code].pop()
    told["seed"] = "0" * 64
    told["units"][house.unit.code]["void"] = 0
    assert len(recompute.recompute(json.dumps(told))) >= 4


def test_only_drawn_answers_are_judged_and_each_judgement_stays():
    house = House()
    audit, case = bound(house), answered(house)
    answer = name(case)
    with pytest.raises(NotNow):
        found(house, audit, answer)
    drawing.draw(audit.pk, by=house.ombudsman, at=AFTER)
    assert read(house, audit).agency.shares is None
    for changes, problem in (
        ({"answer": f"{case.row.reference}/2"}, BadInput),
        ({"verdict": "good"}, BadInput),
        ({"reasons": " "}, BadInput),
        ({"by": house.coordinator}, NotYours),
        ({"by": House().coordinator}, NotVisible),
        ({"by": house.officer}, NotYours),
    ):
        with pytest.raises(problem):
            found(house, audit, **{"answer": answer, **changes})
    assert not Event.objects.filter(name="answer_audited").exists()
    found(house, audit, answer, "void", reasons="Tidak ada yang dilakukan.")
    assert case.row.answer_void
    found(house, audit, answer, "real", reasons="Ternyata ada bukti.", at=AFTER + timedelta(days=1))
    assert not case.row.answer_void
    told = read(house, audit)
    assert [mark.verdict for mark in told.history] == ["void", "real"]
    assert [told.agency.found[one] for one in ("real", "partly", "void")] == [1, 0, 0]
    share = told.units[0].shares["real"]
    assert [float(share.share), *map(float, share.interval)] == [1, 1, 1]
    assert doctor() == []


def test_whoever_is_accused_in_a_case_neither_judges_it_nor_takes_its_audit_away():
    house = House()
    audit, case = bound(house), answered(house)
    drawing.draw(audit.pk, by=house.ombudsman, at=AFTER)
    case.row.accused.add(house.ombudsman.user)
    with pytest.raises(NotVisible):
        found(house, audit, name(case))
    with pytest.raises(NotYours):
        exporting.document(audit, read(house, audit), house.ombudsman)
    with pytest.raises(NotVisible):
        drawing.one(House().head, audit.pk)


def test_a_void_answer_counts_as_one_that_did_not_stand_wherever_the_score_is_told():
    house = House()
    audit = bound(house)
    cases = [answered(house) for _n in range(4)]
    at = when("2026-06-01")

    def outcome():
        counted = estimates.by_unit(Scope(frozenset({house.agency.pk})), year=2026, as_of=at)
        return counted[house.unit.pk].outcome

    def pieces():
        return [one.good for one in lines.of(house.unit, year=2026, as_of=at) if one.kind == "reply"]

    before = freezing.freeze(house.agency.code, 2026, reason="Sebelum audit.", by=house.ombudsman, at=at)
    assert outcome() == (4, 4)
    drawing.draw(audit.pk, by=house.ombudsman, at=AFTER)
    found(house, audit, name(cases[0]), "void", at=at)
    found(house, audit, name(cases[1]), "partly", at=at)
    assert outcome() == (3, 4)
    assert sorted(pieces()) == [False, True, True, True]
    after = freezing.freeze(house.agency.code, 2026, reason="Setelah audit.", by=house.ombudsman, at=at)
    assert [rebuilding.differences(row) for row in (before, after)] == [[], []]
    assert '"void":true' not in before.document
    assert after.document.count('"void":true') == 1
    assert scores_again.recompute(after.document) == []
    told = json.loads(after.document)
    line = next(one for one in told["units"][0]["lines"] if one.get("void"))
    line["good"] = True
    assert any("good" in one for one in scores_again.recompute(json.dumps(told)))
    assert doctor() == []


def test_a_void_answer_that_the_office_accepted_itself_counts_against_it_at_once():
    """An acceptance that stands apart is no case until it is confirmed; what counts against it is one."""
    house = House()
    audit, case = bound(house), answered(house)
    case.do("accept", "2026-03-12", case.complainant, rating=4)
    row = case.row
    row.rating_apart = True
    row.save(update_fields=["rating_apart"])
    at, scope = when("2026-06-01"), Scope(frozenset({house.agency.pk}))
    assert estimates.by_unit(scope, year=2026, as_of=at)[house.unit.pk].outcome == (0, 0)
    drawing.draw(audit.pk, by=house.ombudsman, at=AFTER)
    found(house, audit, name(case))
    assert estimates.by_unit(scope, year=2026, as_of=at)[house.unit.pk].outcome == (0, 1)


def test_what_an_audit_found_void_is_a_signal_of_the_unit_that_opens_its_cases():
    house = House()
    audit = bound(house)
    cases = [answered(house) for _n in range(5)]
    drawing.draw(audit.pk, by=house.ombudsman, at=AFTER)
    for number, case in enumerate(cases):
        found(house, audit, name(case), "real")
        if number < 3:
            found(house, audit, name(case), "void", at=AFTER + timedelta(days=1))
    read = traces.of(house.unit, date(2026, 3, 1), date(2026, 3, 31))
    watch = signals.Watch(read, read, traces.days_of(house.unit), date(2026, 6, 1), 0, [])
    signal = next(one for one in signals.of(watch) if one.code == "voided")
    assert (signal.k, signal.n, signal.raised) == (3, 5, True)
    assert signal.cases == [case.pk for case in cases[:3]]
