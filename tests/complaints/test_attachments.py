import os
import struct
import subprocess
import sys
import threading
import warnings
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from complaints.attachments import MOST_BYTES, MOST_KEPT, MOST_PIXELS, BadFile, CleanFile, Refusal, clean
from tests.chance import examples
from tests.complaints.pdfs import a_pdf

FORMATS = ["JPEG", "PNG", "WEBP"]
MIMES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
CANARY = "KANARI-7f3a"
ORIENTATION, MAKE, DESCRIPTION, GPS = 0x0112, 0x010F, 0x010E, 0x8825


def a_picture(
    file_format: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: Any
) -> bytes:
    """A gradient whose upper left quarter is white."""
    picture = Image.linear_gradient("L").resize(size).convert(mode)
    picture.paste(Image.new("L", (size[0] // 2, size[1] // 2), 255).convert(mode))
    return saved(picture, file_format, **options)


def saved(picture: Image.Image, file_format: str, **options: Any) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, file_format, **options)
    return buffer.getvalue()


def opened(kept: CleanFile) -> Image.Image:
    picture = Image.open(BytesIO(kept.data))
    picture.load()
    return picture


def refusal(data: bytes) -> Refusal:
    with pytest.raises(BadFile) as caught:
        clean(data)
    return caught.value.code


def a_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def a_flat_png(width: int, height: int) -> bytes:
    """A valid black PNG of 1 bit a pixel: a few kB however large it is."""
    packer = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    rows = b"".join(packer.compress(row * 100) for _ in range(height // 100)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + a_chunk(b"IHDR", header) + a_chunk(b"IDAT", rows) + a_chunk(b"IEND", b"")


def an_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[MAKE] = CANARY
    exif[DESCRIPTION] = CANARY
    exif[ORIENTATION] = 6
    exif[GPS] = {1: "S", 2: (6.0, 7.0, 12.0), 3: "E", 4: (106.0, 9.0, 1.0), 29: CANARY}
    return exif


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_picture_is_kept_in_its_format_and_size(file_format: str) -> None:
    kept = clean(a_picture(file_format))
    assert (kept.kind, kept.mime, kept.width, kept.height) == ("image", MIMES[file_format], 60, 40)
    assert kept.extension == {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}[file_format]
    assert opened(kept).format == file_format
    assert opened(kept).size == (60, 40)


@pytest.mark.parametrize("file_format", FORMATS)
def test_place_device_and_every_other_trace_are_gone(file_format: str) -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", CANARY)
    text.add_itxt("XML:com.adobe.xmp", CANARY, zip=True)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + CANARY.encode()
    options: dict[str, dict[str, Any]] = {
        "JPEG": {
            "exif": an_exif(),
            "xmp": CANARY.encode(),
            "comment": CANARY,
            "icc_profile": profile,
            "dpi": (72, 72),
        },
        "PNG": {"exif": an_exif(), "pnginfo": text, "icc_profile": profile},
        "WEBP": {"exif": an_exif().tobytes(), "xmp": CANARY.encode(), "icc_profile": profile},
    }
    sent = a_picture(file_format, **options[file_format]) + CANARY.encode()
    assert Image.open(BytesIO(sent)).getexif()[MAKE] == CANARY
    kept = clean(sent)
    picture = opened(kept)
    assert CANARY.encode() not in kept.data
    assert not picture.getexif()
    assert not picture.getexif().get_ifd(GPS)
    assert not set(picture.info) & {
        "exif",
        "xmp",
        "XML:com.adobe.xmp",
        "icc_profile",
        "comment",
        "Comment",
        "dpi",
    }
    for trace in (
        b"Exif",
        b"EXIF",
        b"eXIf",
        b"http://ns.adobe.com",
        b"XMP ",
        b"ICC",
        b"iCCP",
        b"tEXt",
        b"iTXt",
        b"zTXt",
    ):
        assert trace not in kept.data


def test_the_thumbnail_of_a_photo_is_gone() -> None:
    thumbnail = a_picture(size=(16, 16), comment=CANARY)
    exif = an_exif()
    ifd = exif.get_ifd(1)
    ifd[0x0201], ifd[0x0202] = 0, len(thumbnail)
    sent = a_picture(exif=exif.tobytes() + thumbnail)
    assert sent.count(b"\xff\xd8\xff") == 2
    kept = clean(sent)
    assert kept.data.count(b"\xff\xd8\xff") == 1
    assert CANARY.encode() not in kept.data


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright(file_format: str, orientation: int) -> None:
    upright = Image.open(BytesIO(a_picture("PNG", (64, 32))))
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    lying = upright.transpose(undo[orientation]) if orientation in undo else upright
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    kept = clean(saved(lying, file_format, exif=exif.tobytes()))
    assert (kept.width, kept.height) == (64, 32)
    small = opened(kept).convert("L")
    for place in [(8, 8), (56, 24), (8, 24), (56, 8)]:
        expected, found = upright.convert("L").getpixel(place), small.getpixel(place)
        assert isinstance(expected, int)
        assert found == pytest.approx(expected, abs=25)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_keeps_its_look(mode: str) -> None:
    grey = Image.linear_gradient("L")
    if mode == "I;16":
        picture = Image.frombytes(
            "I;16", grey.size, b"".join(struct.pack("<H", value * 257) for value in grey.tobytes())
        )
    else:
        picture = grey.convert(mode)
    seen = opened(clean(saved(picture, "PNG"))).convert("L")
    expected = grey.convert("1").convert("L") if mode == "1" else grey
    assert max(abs(a - b) for a, b in zip(seen.tobytes(), expected.tobytes(), strict=True)) <= 1


def test_transparency_of_a_palette_is_kept() -> None:
    picture = Image.new("P", (4, 4), 0)
    picture.putpalette([255, 0, 0, 0, 255, 0])
    kept = opened(clean(saved(picture, "PNG", transparency=0)))
    assert kept.getpixel((0, 0)) == (255, 0, 0, 0)


def test_a_picture_for_printing_becomes_one_for_screens() -> None:
    assert opened(clean(a_picture(mode="CMYK"))).mode == "RGB"


@pytest.mark.parametrize("file_format", ["PNG", "WEBP"])
def test_of_an_animation_the_first_frame_is_kept(file_format: str) -> None:
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "green", "blue")]
    sent = saved(frames[0], file_format, save_all=True, append_images=frames[1:], duration=100)
    assert getattr(Image.open(BytesIO(sent)), "n_frames", 1) == 3
    kept = opened(clean(sent))
    assert getattr(kept, "n_frames", 1) == 1
    red, green, blue = kept.convert("RGB").getpixel((5, 5))  # type: ignore[misc]  # three bands, so a tuple
    assert red > 240
    assert max(green, blue) < 15


def test_of_a_phone_photo_with_two_pictures_the_first_is_kept() -> None:
    first, second = Image.new("RGB", (20, 10), "red"), Image.new("RGB", (30, 30), "blue")
    sent = saved(first, "MPO", save_all=True, append_images=[second])
    alone = sent[: sent.rindex(b"\xff\xd8\xff")]
    for photo in (
        sent,
        alone,
        alone.replace(b"MPF\0II*\0", b"MPF\0II*\xff"),
        alone.replace(b"\x02\xb0", b"\x09\xb0"),
    ):
        kept = clean(photo)
        assert (kept.mime, kept.width, kept.height) == ("image/jpeg", 20, 10)
        assert kept.data.count(b"\xff\xd8\xff") == 1


def test_a_photo_with_a_corrupt_exif_is_kept_without_it() -> None:
    kept = clean(a_picture(exif=an_exif().tobytes()[:70]))
    assert (kept.width, kept.height) == (60, 40)
    assert b"Exif" not in kept.data


def test_a_picture_that_the_decoder_warns_of_is_refused() -> None:
    header, rest = a_picture("PNG")[:33], a_picture("PNG")[33:]
    animation_of_no_frames = a_chunk(b"acTL", bytes(8))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert refusal(header + animation_of_no_frames + rest) is Refusal.BROKEN


@pytest.mark.parametrize("file_format", FORMATS)
def test_an_html_tail_is_cut_off(file_format: str) -> None:
    tail = b"<html><script>alert(1)</script></html>"
    kept = clean(a_picture(file_format) + tail)
    assert b"<script>" not in kept.data


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"<!doctype html><script>alert(1)</script>", "unknown_type"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "unknown_type"),
        (b"MZ\x90\x00" + bytes(500), "unknown_type"),
        (b"\x7fELF" + bytes(500), "unknown_type"),
        (b"PK\x03\x04" + bytes(500), "unknown_type"),
        (b"GIF89a" + bytes(500), "unknown_type"),
        (b"\n%PDF-1.4", "broken"),
        (b" " * 1_100 + b"%PDF-1.4 %%EOF", "unknown_type"),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml", "document"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "document"),
        (b"{\\rtf1 Surat}", "document"),
        (b"\0\0\0\x18ftypmp42" + bytes(500), "unknown_type"),
        (b"\xff\xd8\xff", "broken"),
        (b"\xff\xd8\xff<html></html>", "broken"),
        (b"\x89PNG\r\n\x1a\n", "broken"),
        (b"\x89PNG\r\n\x1a\n<html></html>", "broken"),
        (b"RIFF\x00\x00\x00\x00WEBP", "broken"),
        (b"RIFF\x00\x00\x00\x00WAVE", "unknown_type"),
        (bytes(MOST_BYTES + 1), "too_large"),
        (bytes(MOST_BYTES), "unknown_type"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, code: str) -> None:
    assert refusal(data).value == code


@pytest.mark.parametrize("other", ["GIF", "BMP", "PPM", "ICO"])
def test_other_kinds_of_pictures_are_refused(other: str) -> None:
    assert refusal(a_picture(other)) is Refusal.UNKNOWN_TYPE


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("part", [0.05, 0.3, 0.6, 0.9])
def test_a_truncated_picture_is_refused(file_format: str, part: float) -> None:
    whole = saved(Image.effect_noise((200, 200), 60), file_format)
    assert refusal(whole[: int(len(whole) * part)]) is Refusal.BROKEN


@settings(max_examples=examples(60))
@given(st.sampled_from(FORMATS), st.data())
def test_no_damage_to_a_picture_does_more_than_refuse_it(file_format: str, data: st.DataObject) -> None:
    damaged = bytearray(a_picture(file_format, exif=an_exif().tobytes()))
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        kept = clean(bytes(damaged))
    except BadFile:
        return
    assert opened(kept).size == (kept.width, kept.height)


@given(st.binary(max_size=200), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n"]))
def test_no_bytes_do_more_than_to_be_refused(data: bytes, start: bytes) -> None:
    with pytest.raises(BadFile):
        clean(start + data)


@pytest.mark.processes
def test_a_picture_of_25_million_pixels_is_kept_as_large_as_it_is_and_a_larger_one_halved() -> None:
    assert MOST_KEPT == 5_000 * 5_000
    assert clean(a_flat_png(5_000, 5_000)).width == 5_000
    halved = clean(a_flat_png(5_002, 5_100))
    assert (halved.width, halved.height) == (2_501, 2_550)


def test_a_picture_of_52_million_pixels_is_the_largest() -> None:
    assert MOST_PIXELS == 52_000_000
    assert refusal(a_flat_png(6_500, 8_100)) is Refusal.TOO_MANY_PIXELS


@pytest.mark.processes
@pytest.mark.parametrize("options", [{}, {"progressive": True}], ids=["baseline", "progressive"])
def test_a_photo_of_50_megapixels_is_kept_smaller(options: dict[str, Any]) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    photo = a_picture(size=(8_160, 6_144), exif=exif.tobytes(), quality=60, **options)
    kept = clean(photo)
    assert (kept.mime, kept.width, kept.height) == ("image/jpeg", 3_072, 4_080)


@pytest.mark.processes
@pytest.mark.parametrize("file_format", ["HEIF", "AVIF", "TIFF", "BigTIFF"])
def test_what_not_every_browser_shows_becomes_a_jpeg_without_a_trace(file_format: str) -> None:
    pillow_heif.register_heif_opener()
    options: dict[str, Any] = {"exif": an_exif(), "xmp": CANARY.encode()}
    if file_format.endswith("TIFF"):
        options = {"artist": CANARY, "description": CANARY, "tiffinfo": {700: CANARY.encode()}}
        options["big_tiff"] = file_format == "BigTIFF"
    sent = a_picture(file_format.removeprefix("Big"), size=(64, 48), **options) + CANARY.encode()
    kept = clean(sent)
    assert (kept.kind, kept.mime, kept.extension) == ("image", "image/jpeg", "jpg")
    assert {kept.width, kept.height} == {64, 48}
    assert CANARY.encode() not in kept.data
    assert not opened(kept).getexif()


@pytest.mark.parametrize("side", [9_000, 10_000, 20_000])
def test_a_small_file_of_many_pixels_is_refused_from_its_header(side: int) -> None:
    bomb = a_flat_png(side, side)
    assert len(bomb) < 60_000
    assert refusal(bomb) is Refusal.TOO_MANY_PIXELS
    header_alone = bomb[: bomb.index(b"IDAT") + 4]
    assert refusal(header_alone) is Refusal.TOO_MANY_PIXELS


def a_webp_header(width: int, height: int) -> bytes:
    """The header of an animation as large as that with a single frame of 1 x 1."""
    frame = saved(Image.new("RGB", (1, 1)), "WEBP")[12:]
    canvas = bytes([2, 0, 0, 0]) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    animated = bytes(6) + bytes(6) + (100).to_bytes(3, "little") + bytes(1) + frame
    body = b"WEBP"
    for kind, part in [(b"VP8X", canvas), (b"ANIM", bytes(6)), (b"ANMF", animated)]:
        body += kind + struct.pack("<I", len(part)) + part
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.processes
def test_the_memory_stays_flat_when_bombs_are_refused(tmp_path: Path) -> None:
    bombs = [a_flat_png(side, side) for side in (9_000, 20_000)]
    bombs += [a_webp_header(9_000, 9_000), a_webp_header(16_000, 16_000)]
    packer = zlib.compressobj(9)
    inflating = b"".join(packer.compress(bytes(1_000_000)) for _ in range(200)) + packer.flush()
    bombs.append(b"%PDF-1.7\n1 0 obj <</Type /ObjStm>> stream\n" + inflating + b"endstream\n%%EOF")
    bombs.append(a_picture(size=(8_160, 6_144), quality=60))
    for number, bomb in enumerate(bombs):
        (tmp_path / str(number)).write_bytes(bomb)
    program = (
        "import resource, sys; from pathlib import Path; from complaints.attachments import BadFile, clean\n"
        "def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024\n"
        "files = [path.read_bytes() for path in sorted(Path(sys.argv[1]).iterdir())]\n"
        "from PIL import Image; Image.init(); before = peak()\n"
        "for file in files:\n"
        "    try: clean(file)\n"
        "    except BadFile as refused: print(refused.code.value)\n"
        "    else: print('kept')\n"
        "print(peak() - before)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    *codes, grown = ran.stdout.split()
    assert codes == ["too_many_pixels"] * 4 + ["broken", "kept"]
    assert int(grown) < 60


def test_the_filters_for_warnings_are_as_before_whatever_happens_at_once() -> None:
    before = list(warnings.filters)
    files = [a_picture(), b"\xff\xd8\xff", a_picture("PNG"), a_flat_png(9_000, 9_000)] * 6

    def attempt(data: bytes) -> None:
        try:
            clean(data)
        except BadFile:
            return

    threads = [threading.Thread(target=attempt, args=(data,)) for data in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(warnings.filters) == before


@pytest.mark.processes
def test_a_web_worker_stays_under_250_megabytes_after_the_largest_files(tmp_path: Path) -> None:
    pillow_heif.register_heif_opener()
    (tmp_path / "1").write_bytes(a_picture(size=(8_160, 6_144), quality=75, progressive=True))
    quickly = {"preset": "ultrafast"}  # as many pixels to decode
    (tmp_path / "2").write_bytes(a_picture("HEIF", size=(8_064, 6_048), enc_params=quickly))
    (tmp_path / "3").write_bytes(a_flat_png(7_200, 7_200))
    (tmp_path / "4").write_bytes(saved(Image.effect_noise((2_000, 2_000), 80), "PNG"))
    (tmp_path / "5").write_bytes(a_pdf(20) + bytes(9_000_000))
    program = (
        "import sys; from pathlib import Path; import django; django.setup()\n"
        "import config.urls, api.urls, web.urls\n"
        "from complaints.attachments import clean\n"
        "for path in sorted(Path(sys.argv[1]).iterdir()): clean(path.read_bytes())\n"
        "peak = Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0]\n"
        "print(int(peak) // 1024)\n"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env=environment,
    )
    assert int(ran.stdout) < 250
