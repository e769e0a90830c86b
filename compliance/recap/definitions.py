"""What the numbers of the public recap mean, as they stand beside them."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from compliance.measures import DEFINITIONS as HANDLING

DEFINITIONS: Final = {
    "received": HANDLING["received"],
    "answered": HANDLING["answered"],
    "due": HANDLING["due"],
    "timeliness": HANDLING["timeliness"],
    "interval": HANDLING["interval"],
    "median_days": HANDLING["median_days"],
    "withheld": _(
        "Tidak ditampilkan: kurang dari 10 pengaduan, atau angka lain akan membukanya. Angka satu bulan dibekukan "
        "sepuluh hari setelah bulan itu berakhir."
    ),
}
