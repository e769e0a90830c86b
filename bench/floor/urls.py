"""The same addresses as the product's."""

from django.urls import path

from bench.floor.views import Complaints, Handling, OneComplaint

urlpatterns = [
    path("api/v1/complaints/", Complaints.as_view()),
    path("api/v1/complaints/<str:reference>/", OneComplaint.as_view()),
    path("api/v1/measures/handling/", Handling.as_view()),
]
