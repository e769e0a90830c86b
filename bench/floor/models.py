"""Two tables for the two inserts of the floor. `bench.floor.tables` makes them; no migration knows them."""

from typing import ClassVar

from django.db import models


class Filed(models.Model):
    reference = models.CharField(max_length=20, unique=True)
    unit = models.CharField(max_length=40)
    agency = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    description = models.TextField()
    occurred_on = models.DateField(null=True)
    identity = models.CharField(max_length=15)
    received_at = models.DateTimeField()
    objects: ClassVar["models.Manager[Filed]"] = models.Manager()

    class Meta:
        app_label = "floor"
        indexes: ClassVar = [models.Index("received_at", name="floor_received")]

    def __str__(self) -> str:
        return self.reference


class Person(models.Model):
    filed = models.OneToOneField(Filed, models.PROTECT)
    name = models.CharField(max_length=200)
    email = models.CharField(max_length=254)
    phone = models.CharField(max_length=20)
    address = models.TextField()
    objects: ClassVar["models.Manager[Person]"] = models.Manager()

    class Meta:
        app_label = "floor"

    def __str__(self) -> str:
        return self.name
