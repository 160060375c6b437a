"""The bundled checklist."""

from adcrawler.checklist import default_checklist


def test_every_criterion_has_a_weight_and_every_weight_a_criterion() -> None:
    checklist = default_checklist()
    assert set(checklist.weights) == set(checklist.criteria)
