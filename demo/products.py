"""What the Ombudsman issued to the demo's offices: one done and accepted in part, one that nobody has answered, one due. And
an inspection of its own of two of them, of which one body has its result."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from complaints.codes import ExaminationKind, Finding, Maladministration, Severity
from complaints.codes import ProductKind as P
from complaints.models import Complaint
from demo.people import Cast, Desk, Office
from demo.tale import CLOCK
from law.counting import local_date
from workflow.models import Duty, Examination, ExaminedBody, Product
from workflow.sweep import sweeps
from workflow.verbs.products import following_up
from workflow.verbs.products.examining import Body, Result, open_examination, record_result
from workflow.verbs.products.examining import Draft as ExaminationDraft
from workflow.verbs.products.issuing import Draft, TaskDraft, issue

SOON: Final = timedelta(seconds=20)
INSPECTION: Final = "019/INS/CONTOH"
NUMBERS: Final = ("118/LHP/CONTOH", "031/SP/CONTOH", "007/REK/CONTOH")
CORRECTIVE: Final = (
    "Melayani pemohon yang izinnya tertunda dan menerbitkan keputusan atas setiap permohonan.",
    "Mengumumkan jangka waktu setiap layanan di loket dan di situs instansi.",
    "Melatih petugas loket tentang standar pelayanan.",
)
ADVICE: Final = ("Menyusun jadwal petugas pengganti agar loket tidak pernah kosong.",)
RECOMMENDED: Final = ("Mengembalikan biaya yang dipungut di luar tarif resmi.",)
DONE: Final = "Semua permohonan yang tertunda sudah diputus; daftarnya terlampir pada surat kepala dinas."


def tell(cast: Cast, *, at: datetime) -> None:
    """Three products of the last months, each told once."""
    offices = [office for office in cast.offices if len(office.desks) > 1][:2]
    first, second = offices[0], offices[-1]
    _corrective(cast, first, first.desks[0], at=at)
    _issued(cast, first, first.desks[1], P.IMPROVEMENT, NUMBERS[1], ADVICE, days=20, at=at)
    _issued(cast, second, second.desks[0], P.RECOMMENDATION, NUMBERS[2], RECOMMENDED, days=90, at=at)
    for product in Product.objects.filter(number__in=NUMBERS):
        _tick(product.pk, at)
    _inspection(cast, first, second, at=at)


def _inspection(cast: Cast, first: Office, second: Office, *, at: datetime) -> None:
    if Examination.objects.filter(number=INSPECTION).exists():
        return
    opened, found = _at(first, 30, at), _at(first, 16, at)
    draft = ExaminationDraft(
        kind=ExaminationKind.INSPECTION,
        number=INSPECTION,
        opened_on=local_date(opened, first.place.zone),
        subject="Standar pelayanan di loket",
        reasons="Beberapa pengaduan menyebut jangka waktu layanan yang tidak diumumkan.",
        bodies=[Body(first.agency, first.desks[0].unit), Body(second.agency, second.desks[0].unit)],
    )
    examination = open_examination(draft, by=cast.ombudsman, at=opened)
    body = ExaminedBody.objects.filter(examination=examination).earliest("pk")
    result = Result(
        finding=Finding.MALADMINISTRATION,
        findings="Jangka waktu layanan tidak diumumkan di loket maupun di situs instansi.",
        found_on=local_date(found, first.place.zone),
        forms=(Maladministration.PROCEDURE,),
        severity=Severity.LIGHT,
    )
    record_result(body.pk, result, by=cast.ombudsman, at=found, version=None)


def _corrective(cast: Cast, office: Office, desk: Desk, *, at: datetime) -> None:
    product = _issued(cast, office, desk, P.CORRECTIVE_ACTION, NUMBERS[0], CORRECTIVE, days=40, at=at)
    if product is None:
        return
    for number, age in ((1, 25), (2, 14)):
        moment = _at(office, age, at)
        _tick(product.pk, moment)
        version = Complaint.every.get(pk=product.pk).version
        following_up.give_evidence(
            product.pk, number, evidence=DONE, by=office.coordinators[0], at=moment, version=version
        )
    moment = _at(office, 7, at)
    _tick(product.pk, moment)
    version = Complaint.every.get(pk=product.pk).version
    following_up.accept_evidence(product.pk, 1, by=cast.ombudsman, at=moment, version=version)


def _issued(
    cast: Cast,
    office: Office,
    desk: Desk,
    kind: P,
    number: str,
    tasks: tuple[str, ...],
    *,
    days: int,
    at: datetime,
) -> Product | None:
    """Issued this many days ago; None where an earlier start told it."""
    if Product.objects.filter(number=number, complaint__agency=office.agency).exists():
        return None
    moment = _at(office, days, at)
    day = local_date(moment, office.place.zone)
    due_on = day + timedelta(days=45) if kind == P.IMPROVEMENT else None
    draft = Draft(
        kind=kind,
        number=number,
        dated=day - timedelta(days=3),
        received_on=day,
        agency=office.agency,
        unit=desk.unit,
        subject="Hasil pemeriksaan atas pelayanan di loket",
        tasks=[TaskDraft(text, due_on) for text in tasks],
    )
    return issue(draft, by=cast.ombudsman, at=moment)


def _tick(product: int, until: datetime) -> None:
    """What the clock does up to this instant, each within the minute after its time."""
    while True:
        running = Duty.objects.filter(complaint=product, met_at=None, ended_at=None)
        times = running.values_list("due_at", "swept_at", "rung_at")
        ends = [end for end, swept, _rung in times if end and swept is None]
        moment = min([*ends, *(rung for _end, _swept, rung in times if rung)], default=None)
        if moment is None or moment + SOON > until:
            return
        sweeps.act(product, by=CLOCK, at=moment + SOON)


def _at(office: Office, days: int, at: datetime) -> datetime:
    """Ten in the morning there, on the working day this many days before or the Friday before that."""
    zone = ZoneInfo(office.place.zone)
    day = at.astimezone(zone).date() - timedelta(days=days)
    return datetime.combine(day - timedelta(days=max(day.isoweekday() - 5, 0)), time(10), zone)
