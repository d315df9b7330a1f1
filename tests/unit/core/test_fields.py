"""The date column keeps EDTF and nothing else."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from phinong.core.fields import EDTFField
from phinong.core.term_field import TermField


@pytest.mark.parametrize("text", ["2024", "2024-03", "2024-03-31", "2024-03/..", "1296~"])
def test_edtf_is_kept(text):
    field = EDTFField(blank=True, default="")
    assert field.clean(text, None) == text
    assert field.get_db_prep_save(text, connection) == text


@pytest.mark.parametrize("text", ["31/3/2024", "2024-02-30", "มีนาคม 2567", "2024/2023"])
def test_anything_else_is_refused_by_the_form_and_by_the_table(text):
    field = EDTFField(blank=True, default="")
    with pytest.raises(ValidationError) as refused:
        field.clean(text, None)
    assert [error.code for error in refused.value.error_list] == ["not-edtf"]
    with pytest.raises(ValidationError):
        field.get_db_prep_save(text, connection)


def test_no_date_is_an_empty_text():
    assert EDTFField(blank=True, default="").clean("", None) == ""
    assert EDTFField(blank=True, default="").get_db_prep_save("", connection) == ""


def test_the_field_stands_in_migrations_without_its_usual_length():
    field = EDTFField(blank=True, default="")
    _name, path, args, kwargs = field.deconstruct()
    assert (path, args, kwargs) == (
        "phinong.core.fields.EDTFField",
        [],
        {"blank": True, "default": ""},
    )
    assert EDTFField(max_length=60).deconstruct()[3] == {"max_length": 60}


def test_a_term_is_a_code_of_its_vocabulary():
    field = TermField("tie-kinds", blank=True, default="")
    assert field.clean("sister", None) == "sister"
    assert field.clean("", None) == ""
    with pytest.raises(ValidationError) as refused:
        field.clean("brother", None)
    assert [error.code for error in refused.value.error_list] == ["unknown-term"]
