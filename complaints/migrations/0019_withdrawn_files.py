"""A file that its sender took back."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0018_work_list'),
    ]

    operations = [
        migrations.AlterField(
            model_name='attachment',
            name='fault',
            field=models.CharField(blank=True, choices=[('ready', 'dapat diunduh'), ('waiting', 'sedang diperiksa'), ('infected', 'ditahan: memuat virus'), ('unshowable', 'tidak dapat ditampilkan dengan aman'), ('lost', 'berkasnya hilang'), ('withdrawn', 'ditarik pengirimnya')], db_default='', default='', max_length=12),
        ),
    ]
