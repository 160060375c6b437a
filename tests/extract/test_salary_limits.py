"""Where one reading of an amount ends and another begins."""

import pytest

from tests.extract.test_salary import salary, stated

UNSAID = {
    "Salaire : 450 €": (450, 450, "EUR", "day"),
    "Salaire : 1 490 €": (1490, 1490, "EUR", "day"),
    "Salaire : 1 500 €": (1500, 1500, "EUR", "month"),
    "Salaire : 9 999 €": (9999, 9999, "EUR", "month"),
    "Salaire : 10 000 €": (10000, 10000, "EUR", "year"),
    "Gratification de stage : 650 €": (650, 650, "EUR", "month"),
    "Salaire : 12 000 MAD": (12000, 12000, "MAD", "month"),
    "Salaire : 12 000 TND": (12000, 12000, "TND", "month"),
    "Salaire : 400 000 XOF": (400000, 400000, "XOF", "month"),
    "Salaire : 25 €": None,
}
"""Pay whose period no word says."""
SAID_OF_ELSE = {
    "Salaire : 50k€, 2 jours par semaine de télétravail": (50000, 50000, "EUR", "year"),
    "Salaire : 45 000 € pour 4 jours par semaine": (45000, 45000, "EUR", "year"),
    "Salaire : 50 k€ par mois de préavis": (50000, 50000, "EUR", "year"),
    "Salaire : 15 000 € par mois": (15000, 15000, "EUR", "month"),
    "Salaire : 12 de l'heure": (12, 12, "EUR", "hour"),
}
JOINED = {
    "Salary: $50,000 - $60,000 CAD": (50000, 60000, "CAD", "year"),
    "Salary: 50,000 CAD - $60,000": (50000, 60000, "CAD", "year"),
    "Salary: $90,000 - 100,000 AUD": (90000, 100000, "AUD", "year"),
    "Salary: $90,000 - 100,000 NZD": (90000, 100000, "NZD", "year"),
    "Salary: $90,000 - 100,000 SGD": (90000, 100000, "SGD", "year"),
    "Salary: €40,000 - £50,000": (40000, 40000, "EUR", "year"),
    "Salary: 500-600\n900": (500, 600, "USD", "day"),
    "Salary: 1,000 - 8,000 € a month": (1000, 8000, "EUR", "month"),
    "Salary: 1,000 - 9,000 € a month": (9000, 9000, "EUR", "month"),
    "Salary: 60-55k": (55000, 60000, "USD", "year"),
    "Salary: $45,000 to $25,000": (25000, 45000, "USD", "year"),
    "Salary: 45,000-5": None,
    "Junior: $50,000 a year\nSenior: $190,000 a year": (50000, 190000, "USD", "year"),
    "Junior: $50,000 a year\nSenior: $210,000 a year": (50000, 50000, "USD", "year"),
    "Salary: $50,000 a year. Or $40 per hour.": (50000, 50000, "USD", "year"),
}
FIELDS = {
    "17": (17, 17, "EUR", "hour"),
    "18": (18000, 18000, "EUR", "year"),
    "399": (399000, 399000, "EUR", "year"),
    "400": (400, 400, "EUR", "day"),
    "119": (119000, 119000, "EUR", "year"),
    "50-60": (50000, 60000, "EUR", "year"),
    "0": None,
}


@pytest.mark.parametrize(("text", "pay"), (UNSAID | SAID_OF_ELSE).items())
def test_a_period_is_the_usual_one_of_the_amount_unless_said(
    text: str, pay: tuple[object, ...] | None
) -> None:
    assert stated(salary(text, "fr")) == pay


@pytest.mark.parametrize(("text", "pay"), JOINED.items())
def test_amounts_are_one_range_or_two(text: str, pay: tuple[object, ...] | None) -> None:
    assert stated(salary(text)) == pay


@pytest.mark.parametrize(("field", "pay"), FIELDS.items())
def test_a_bare_number_of_a_field_is_read_by_its_size(
    field: str, pay: tuple[object, ...] | None
) -> None:
    assert stated(salary("Un poste.", "fr", salary=field)) == pay


def test_a_week_is_one_of_fifty_two() -> None:
    found = salary("Salary: £500 a week")
    assert found is not None
    assert (found.period, found.yearly_min) == ("week", 26_000)


def test_the_salary_field_counts_before_the_place() -> None:
    both = {"salary": "$40,000", "location": "💰 90k-95k USD"}
    assert stated(salary("A job.", **both)) == (40000, 40000, "USD", "year")
