"""Widgets written in Python are those that Django's templates write."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from web.forms.rendering import WRITTEN, Renderer

TEXTS = st.text(max_size=8) | st.sampled_from(["", "a&b", '"<x>', "Badan 'Air'", mark_safe("<b>&amp;</b>")])
LABELS = TEXTS | st.sampled_from([gettext_lazy("Semua"), 7, 1234.5])
CHOICES = st.lists(st.tuples(TEXTS, LABELS), max_size=4)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["class", "id", "required", "data-x", "max"]),
    TEXTS | st.sampled_from([True, False, 9]),
    max_size=3,
)
GROUPED = st.lists(st.tuples(TEXTS.filter(bool), CHOICES) | st.tuples(TEXTS, LABELS), max_size=3)
CHOOSING = (forms.Select, forms.SelectMultiple, forms.CheckboxSelectMultiple, forms.RadioSelect)
TYPING = (
    *(
        forms.TextInput,
        forms.EmailInput,
        forms.HiddenInput,
        forms.PasswordInput,
        forms.NumberInput,
        forms.URLInput,
    ),
    *(forms.DateInput, forms.CheckboxInput, forms.Textarea, forms.FileInput),
)


def same(widget: forms.Widget, value: Any, attributes: dict[str, Any]) -> None:
    ours, django = (
        widget.render("f", value, attributes, renderer=each()) for each in (Renderer, DjangoTemplates)
    )
    assert ours == django


@given(kind=st.sampled_from(CHOOSING), choices=GROUPED, value=TEXTS, attributes=ATTRIBUTES)
def test_what_is_chosen_from_is_written_as_django_writes_it(kind, choices, value, attributes):
    same(kind(choices=choices), [value] if kind.allow_multiple_selected else value, attributes)


@given(kind=st.sampled_from(TYPING), value=TEXTS | st.none(), attributes=ATTRIBUTES)
def test_what_is_typed_into_is_written_as_django_writes_it(kind, value, attributes):
    same(kind(), value, attributes)


@given(kind=st.sampled_from(CHOOSING[2:]), choices=CHOICES, value=TEXTS)
def test_each_box_of_a_page_is_written_as_django_writes_it(kind, choices, value):
    class Form(forms.Form):
        f = forms.MultipleChoiceField(choices=choices, widget=kind, required=False)

    for wrapped in (True, False):
        ours, django = (
            [box.tag(wrap_label=wrapped) for box in Form({"f": [value]}, renderer=each())["f"]]
            for each in (Renderer, DjangoTemplates)
        )
        assert ours == django


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_each_template_that_is_stood_for_is_there(name):
    assert DjangoTemplates().get_template(name)
