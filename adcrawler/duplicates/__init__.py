"""Which ads are for the same job: copies on other boards, and ads posted again.

`Likeness.of` makes of an ad what it is compared by; `same_job` compares two; `Likeness.keys` are
hashes of which two ads of the same job share at least one, so that few have to be compared.
"""

from adcrawler.duplicates.likeness import Likeness
from adcrawler.duplicates.same_job import same_job
from adcrawler.duplicates.sketch import Sketch

__all__ = ["Likeness", "Sketch", "same_job"]
