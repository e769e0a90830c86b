"""The API, as `schema/` describes it and `docs/` shows it."""

from django.urls import path, re_path
from drf_spectacular.views import SpectacularSwaggerSplitView

from api import evidence, explained, frozen, hearings, instruments, trust
from api.audits import AuditDraws, AuditExport, AuditMarks, Audits, OneAudit
from api.bulk import Bulk
from api.complaints import Challenge, Complaints, ListExport, OneComplaint, Receipt
from api.conversation import (
    Attachments,
    Messages,
    Notes,
    OneAttachment,
    OriginalAttachment,
    WithdrawnAttachment,
)
from api.description import Description
from api.door import NotThere
from api.duties import Explain, WhatIf
from api.entries import ImportEntries
from api.examinations import Examinations, OneExamination, ResultOfBody
from api.measures import Behind, Handling, Rated
from api.new_codes import AskNewCode, MakeNewCode
from api.office import OfficePeople, OfficeUnits
from api.phone_reports import PhoneReports
from api.places import Agencies, Promises, SimilarOpen, Units
from api.products import TASK_VERBS, OneProduct, Products, Shares
from api.questions import Asked, Questions
from api.recap import Publishing, RecapMonth, Recaps
from api.referrals import Referrals
from api.saved import OnePage, SavedPages
from api.scores import Assessments, Bands, Scores
from api.sheets import UnitCases, UnitSheet
from api.slips import OpenSlip, PrintSlip
from api.tokens import OneToken, Tokens
from api.verbs import VERBS, view

app_name = "api"

CASE = "complaints/<str:reference>/"
YEAR = "scores/<str:agency>/<int:year>/"
DRAFT = f"{YEAR}hearings/<int:number>/<str:unit>/"
SCORE = "scores/<str:agency>/<str:unit>/<int:year>/"
urlpatterns = [
    path("tokens/", Tokens.as_view(), name="tokens"),
    path("tokens/<int:pk>/", OneToken.as_view(), name="token"),
    path("agencies/", Agencies.as_view(), name="agencies"),
    path("units/", Units.as_view(), name="units"),
    path("units/<str:code>/similar/", SimilarOpen.as_view(), name="units-similar"),
    path("units/<str:code>/promises/", Promises.as_view(), name="promises"),
    path("filing-challenge/", Challenge.as_view(), name="filing-challenge"),
    path("new-code/", AskNewCode.as_view(), name="ask-new-code"),
    path("new-code/make/", MakeNewCode.as_view(), name="make-new-code"),
    path("phone-reports/<str:medium>/", PhoneReports.as_view(), name="phone-reports"),
    path("complaints/", Complaints.as_view(), name="complaints"),
    path("complaints/referrals/", Referrals.as_view(), name="referrals"),
    path("complaints/bulk/", Bulk.as_view(), name="complaints-bulk"),
    path("complaints/export/", ListExport.as_view(), name="complaints-export"),
    path(CASE, OneComplaint.as_view(), name="complaint"),
    path(f"{CASE}receipt.pdf", Receipt.as_view(), name="receipt"),
    path(f"{CASE}slip/", PrintSlip.as_view(), name="slip"),
    path(f"{CASE}open-slip/", OpenSlip.as_view(), name="open-slip"),
    path(f"{CASE}messages/", Messages.as_view(), name="messages"),
    path(f"{CASE}notes/", Notes.as_view(), name="notes"),
    path(f"{CASE}attachments/", Attachments.as_view(), name="attachments"),
    path(f"{CASE}attachments/<int:pk>/", OneAttachment.as_view(), name="attachment"),
    path(f"{CASE}attachments/<int:pk>/original/", OriginalAttachment.as_view(), name="original-attachment"),
    path(f"{CASE}attachments/<int:pk>/withdraw/", WithdrawnAttachment.as_view(), name="withdraw-attachment"),
    path(f"{CASE}duties/<int:duty>/explain/", Explain.as_view(), name="explain"),
    path(f"{CASE}what-if/", WhatIf.as_view(), name="what-if"),
    path(f"{CASE}questions/", Questions.as_view(), name="questions"),
    *(path(f"{CASE}{name}/", view(name).as_view(), name=name) for name in VERBS),
    path("measures/handling/", Handling.as_view(), name="handling"),
    path("measures/handling/cases/", Behind.as_view(), name="handling-cases"),
    path("measures/unit/", UnitSheet.as_view(), name="unit-sheet"),
    path("measures/unit/cases/", UnitCases.as_view(), name="unit-cases"),
    path("measures/questions/", Asked.as_view(), name="questions-asked"),
    path("measures/ratings/", Rated.as_view(), name="ratings"),
    path("audits/", Audits.as_view(), name="audits"),
    path("audits/<int:pk>/", OneAudit.as_view(), name="audit"),
    path("audits/<int:pk>/draw/", AuditDraws.as_view(), name="audit-draw"),
    path("audits/<int:pk>/marks/", AuditMarks.as_view(), name="audit-marks"),
    path("audits/<int:pk>/export.json", AuditExport.as_view(), name="audit-export"),
    path("examinations/", Examinations.as_view(), name="examinations"),
    path("examinations/<str:reference>/", OneExamination.as_view(), name="examination"),
    path("examinations/<str:reference>/result/", ResultOfBody.as_view(), name="examination-result"),
    path("products/", Products.as_view(), name="products"),
    path("products/share/", Shares.as_view(), name="products-share"),
    path("products/<str:reference>/", OneProduct.as_view(), name="product"),
    *(
        path(f"products/<str:reference>/tasks/<int:number>/{name}/", each.as_view(), name=f"product-{name}")
        for name, each in TASK_VERBS.items()
    ),
    path("recap/", Recaps.as_view(), name="recaps"),
    path("recap/<str:agency>/", RecapMonth.as_view(), name="recap"),
    path("recap/<str:agency>/publishing/", Publishing.as_view(), name="publishing"),
    path("office/people/", OfficePeople.as_view(), name="office-people"),
    path("office/units/", OfficeUnits.as_view(), name="office-units"),
    path("views/", SavedPages.as_view(), name="views"),
    path("views/<int:pk>/", OnePage.as_view(), name="view"),
    path("scores/", Scores.as_view(), name="scores"),
    path(f"{YEAR}freeze/", frozen.Freeze.as_view(), name="freeze-scores"),
    path(f"{YEAR}versions/", frozen.Versions.as_view(), name="frozen-scores"),
    path(f"{YEAR}versions/<int:version>/", frozen.Version.as_view(), name="frozen-version"),
    path(f"{YEAR}versions/<int:version>/export.json", frozen.Export.as_view(), name="frozen-export"),
    path(f"{YEAR}versions/<int:version>/beside/", hearings.VersionBeside.as_view(), name="frozen-beside"),
    path(f"{YEAR}hearings/", hearings.Hearings.as_view(), name="hearings"),
    path(f"{YEAR}hearings/<int:number>/", hearings.OneHearing.as_view(), name="hearing"),
    path(DRAFT, hearings.Draft.as_view(), name="hearing-draft"),
    path(f"{DRAFT}reply/", hearings.Reply.as_view(), name="hearing-reply"),
    path(f"{DRAFT}objections/", hearings.Objections.as_view(), name="hearing-objections"),
    path(f"{DRAFT}objections/<int:pk>/decide/", hearings.Decide.as_view(), name="hearing-decide"),
    path(f"{SCORE}explain/", explained.Explain.as_view(), name="score-explain"),
    path(f"{SCORE}what-if/", explained.WhatIf.as_view(), name="score-what-if"),
    path("scores/bands/", Bands.as_view(), name="bands"),
    path("assessments/<str:agency>/<str:unit>/<int:year>/", Assessments.as_view(), name="assessment"),
    path("assessments/<str:agency>/<int:year>/import/", ImportEntries.as_view(), name="import-entries"),
    path("trust/<str:agency>/<str:unit>/<int:year>/", trust.Respondents.as_view(), name="trust"),
    path(
        "trust/<str:agency>/<str:unit>/<int:year>/import/",
        trust.ImportRespondents.as_view(),
        name="trust-import",
    ),
    path("evidence/files/<int:pk>/review/", evidence.Review.as_view(), name="evidence-review"),
    path("evidence/<str:agency>/<str:unit>/<int:year>/", evidence.Evidence.as_view(), name="evidence"),
    path(
        "evidence/<str:agency>/<str:unit>/<int:year>/binder.zip",
        evidence.Binder.as_view(),
        name="evidence-binder",
    ),
    path("instruments/<str:code>/", instruments.OneInstrument.as_view(), name="instrument"),
    path("instruments/<str:code>/versions/", instruments.NewVersion.as_view(), name="instrument-versions"),
    path("schema/", Description.as_view(), name="schema"),
    path(
        "docs/",
        SpectacularSwaggerSplitView.as_view(
            url_name="api:schema", template_name="api/docs.html", authentication_classes=()
        ),
        name="docs",
    ),
    re_path(r"", NotThere.as_view(), name="not-there"),
]
