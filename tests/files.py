"""Where a file lies that the local storage keeps, and a picture for a letterhead."""

import io
from pathlib import Path

from django.conf import settings
from PIL import Image, PngImagePlugin


def place(path: str) -> Path:
    return Path(settings.MEDIA_ROOT) / path


def a_logo(width: int = 200, height: int = 100, form: str = "PNG") -> bytes:
    """A picture for a letterhead, with a comment that names somebody."""
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "Kenari Emas")
    out = io.BytesIO()
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    picture.save(out, form, **({"pnginfo": text} if form == "PNG" else {}))
    return out.getvalue()
