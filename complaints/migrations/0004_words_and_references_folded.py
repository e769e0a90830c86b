"""Accents, apostrophes and the forms of one letter do not count in a search, case and dashes not in a reference."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("complaints", "0003_one_mailbox")]

    operations = [
        migrations.RunSQL(
            r"""
            CREATE FUNCTION searched(body text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
                CASE WHEN octet_length(body) = char_length(body) THEN translate(body, '''`', '')
                ELSE regexp_replace(
                    regexp_replace(
                        translate(normalize(translate(body, U&'\00B4\FF07\FF40', ''), NFKD), 'øØđĐłŁıħĦ', 'oOdDlLihH'),
                        U&'[\02D7\058A\05BE\1400\1806\2010-\2015\2043\207B\208B\2212\2796\2E17\2E1A\2E3A\2E3B\2E40\2E5D\301C\3030\30A0]',
                        '-', 'g'
                    ),
                    U&'[''`\00AD\00B4\0300-\036F\0374\055A\05F3\061C\064B-\065F\0670\1AB0-\1AFF\1DC0-\1DFF\02B9\02BB-\02BF\02C8\02CA\02CB\180B-\180F\200B-\200F\2018-\201B\202A-\202E\2032\2035\2060-\206F\20D0-\20FF\A78B\A78C\FE00-\FE0F\FE20-\FE2F\FEFF]',
                    '', 'g'
                ) END
            """,
            "DROP FUNCTION searched(text)",
        ),
        migrations.RunSQL(
            r"""
            CREATE FUNCTION reference_key(reference text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
                translate(upper(regexp_replace(searched(reference), '[-\s_./\\,:;#()]+', '', 'g')), 'OIL', '011')
            """,
            "DROP FUNCTION reference_key(text)",
        ),
        AddIndexConcurrently(
            model_name="statement",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector(
                    models.Func("body", function="searched", output_field=models.TextField()),
                    config="indonesian",
                ),
                condition=models.Q(("kind__in", ["subject", "description"])),
                name="statement_searched",
            ),
        ),
        RemoveIndexConcurrently(model_name="statement", name="statement_search"),
    ]
