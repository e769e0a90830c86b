"""The product's web process, in which nobody who measures it asks for figures too often: 30 are free, then one in 5 s."""

from dataclasses import replace

from accounts.limits import budgets
from config.wsgi import application

__all__ = ["application"]
budgets.EXPORTS = replace(budgets.EXPORTS, free=1_000_000_000)  # type: ignore[misc]  # for this process alone
