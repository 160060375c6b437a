"""Whether two ads are for the same job."""

from adcrawler.duplicates.likeness import Likeness
from adcrawler.duplicates.names import LEVELS, Words

COPY = 0.9
"""Share of runs in common of a text and its copy, whoever signs it."""
ALIKE = 0.45
"""The same of a text and its edited form, of the same company under the same title."""
CUT = 0.75
"""Share of a shortened text that the whole one has."""


def same_job(one: Likeness, other: Likeness) -> bool:
    """Tell whether two ads are for the same job, from company, title, place and text."""
    resemblance = one.sketch.resemblance(other.sketch)
    if not compatible_places(one, other) or not compatible_roles(one.role, other.role, resemblance):
        return False
    if resemblance >= COPY:
        return True
    if not compatible_employers(one.employer, other.employer):
        return False
    return resemblance >= ALIKE or one.sketch.containment(other.sketch) >= CUT


def compatible_places(one: Likeness, other: Likeness) -> bool:
    """Tell whether they share a town, or one of them names none."""
    if not one.towns or not other.towns:
        return True
    return any(mine <= theirs or theirs <= mine for mine in one.towns for theirs in other.towns)


def compatible_roles(one: Words, other: Words, resemblance: float) -> bool:
    """Tell whether titles say the same; of a copied text one may say more than the other."""
    if one == other:
        return True
    is_part = one <= other or other <= one
    return is_part and resemblance >= COPY and LEVELS.isdisjoint(one ^ other)


def compatible_employers(one: Words, other: Words) -> bool:
    return not one or not other or one <= other or other <= one
