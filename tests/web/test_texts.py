"""Collecting the texts of the screens."""

from pathlib import Path

from config.management.commands.texts import of_python, of_template


def test_texts_of_python_are_found_wherever_they_are_spoken(tmp_path: Path):
    source = tmp_path / "a.py"
    source.write_text(
        'a = f"{_(\'satu\')}, {x}"\nb = gettext_lazy("dua " "tiga")\nc = ngettext("hari", "hari-hari", n)\n'
        'd = pgettext("nama", "empat")\ne = _(name)\nf = other("lima")\n'
    )
    found = set(of_python(source))
    assert found == {("satu", None), ("dua tiga", None), (("hari", "hari-hari"), None), ("empat", "nama")}


def test_texts_of_templates_are_found_in_tags_and_arguments(tmp_path: Path):
    page = tmp_path / "a.html"
    page.write_text(
        '{% load i18n %}{% translate "satu" %} {% blocktranslate trimmed with a=b %}\n  dua {{ a }}\n{% endblocktranslate %}'
        '{% include "x.html" with y=_("tiga") %}'
    )
    assert {text for text, _context in of_template(page)} == {"satu", "dua %(a)s", "tiga"}
