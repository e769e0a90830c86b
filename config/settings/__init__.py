"""Which settings run: of a developer, of the tests, of an installation."""
