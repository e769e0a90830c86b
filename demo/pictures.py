"""Pictures that complainants attach: a queue ticket on a counter, drawn. Nobody's photograph."""

from collections.abc import Mapping
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFont

SIZE = (960, 640)
COUNTERS = ("#6b5b4b", "#4f6272", "#7a6a58", "#5d6b4e", "#6d5a6e")


def ticket(details: Mapping[str, str], rng: Random) -> bytes:
    """A JPEG of a queue ticket with the unit, number and hour of the case."""
    picture = Image.new("RGB", SIZE, rng.choice(COUNTERS))
    draw = ImageDraw.Draw(picture)
    for y in range(0, SIZE[1], 16):
        draw.line((0, y, SIZE[0], y + rng.randint(-10, 10)), fill="#00000022", width=1)
    left, top = rng.randint(220, 320), rng.randint(60, 110)
    draw.rectangle((left, top, left + 420, top + 460), fill="#fbfaf4", outline="#bbbbbb", width=3)
    lines = (
        ("NOMOR ANTREAN", 34),
        (details["nomor"], 150),
        (details["unit"], 26),
        (f"{details['tgl']}, {details['jam']}", 30),
    )
    y = top + 40
    for text, size in lines:
        draw.text((left + 210, y), text, fill="#222222", font=ImageFont.load_default(size), anchor="ma")
        y += size + 48
    drawn = BytesIO()
    picture.save(drawn, "JPEG", quality=80)
    return drawn.getvalue()
