"""A quarter of the office, published on the public site."""

from tests.office.delivery.conftest import enter, measure, plan, published, quarterly, returned

__all__ = ["enter", "measure", "plan", "published", "quarterly", "returned"]
