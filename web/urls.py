"""The address of each page. Paths are Indonesian, like the pages."""

from django.urls import path

from web.views import (
    attachment,
    calendars,
    case,
    feed,
    file,
    home,
    language,
    link,
    mails,
    measures,
    receipt,
    scores,
    sign,
    staff_case,
    track,
    why,
    worklist,
)

app_name = "web"
urlpatterns = [
    path("", home.show, name="home"),
    path("lapor/", file.show, name="file"),
    path("lacak/", track.show, name="track"),
    path("kasus/tautan/<str:token>/", link.show, name="case-link"),
    path("kasus/<str:reference>/", case.show, name="case"),
    path("kasus/<str:reference>/tanda-terima/", receipt.show, name="receipt"),
    path("kasus/<str:reference>/tanda-terima.pdf", receipt.pdf, name="receipt-pdf"),
    path("kasus/<str:reference>/jangka-waktu.ics", feed.own, name="case-calendar"),
    path("kasus/<str:reference>/jangka-waktu/<int:duty>/", why.own, name="why"),
    path("kasus/<str:reference>/lampiran/<int:pk>/", attachment.own, name="attachment"),
    path("petugas/masuk/", sign.sign_in, name="sign-in"),
    path("keluar/", sign.sign_out, name="sign-out"),
    path("petugas/", worklist.show, name="worklist"),
    path("petugas/kalender-saya/", feed.show, name="feeds"),
    path("langganan/<str:token>.ics", feed.read, name="feed"),
    path("petugas/kasus/<str:reference>/", staff_case.show, name="staff-case"),
    path("petugas/kasus/<str:reference>/tanda-terima.pdf", receipt.staff_pdf, name="staff-receipt-pdf"),
    path("petugas/kasus/<str:reference>/jangka-waktu/<int:duty>/", why.staff, name="staff-why"),
    path("petugas/kasus/<str:reference>/lampiran/<int:pk>/", attachment.staff, name="staff-attachment"),
    path("ukuran/", measures.show, name="measures"),
    path("ukuran/unduh.csv", measures.download, name="measures-csv"),
    path("nilai/", scores.show, name="scores"),
    path("kalender/", calendars.show, name="calendars"),
    path("kalender/usulan/<int:pk>/", calendars.change, name="calendar-change"),
    path("kalender/<str:code>/<int:year>/", calendars.year, name="calendar-year"),
    path("bahasa/", language.switch, name="language"),
    path("surel/", mails.show, name="mails"),
]
