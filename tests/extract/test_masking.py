"""Contact details in texts that are shown or passed on."""

import pytest

from adcrawler.extract.masking import masked


@pytest.mark.parametrize(
    "number",
    ["01 99 00 12 34", "+12345678", "(212) 555-0123", "212.555.0123", "+٣٣ ٦١٢٣٤٥٦٧٨"],
)
def test_numbers_are_masked_in_any_digits(number: str) -> None:
    assert masked(f"Call {number}.") == "Call [phone]."


def test_what_is_no_contact_stays() -> None:
    assert masked("55 000 € in 2026, 20 people") == "55 000 € in 2026, 20 people"
