from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Only in the development and test settings: a production image does not hold this room."""

    name = "demo"
