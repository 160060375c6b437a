"""Whether two ads are for the same job."""

from adcrawler.duplicates.likeness import Likeness
from adcrawler.duplicates.names import LEVELS, Words
from adcrawler.extract.gazetteer import Place

COPY = 0.9
"""Share of three-word runs that a text has in common with its copy, whoever signs it."""
ALIKE = 0.55
"""The same of a text and its edited form, of one company, in one town, under one title."""
PART = 0.7
"""Share of a shortened text that the whole one has."""
ALIKE_SOMEWHERE, PART_SOMEWHERE = 0.8, 0.9
"""The same where only one ad names a town: many openings differ in nothing else."""

LEAST_WORDS = 2
"""In a title that says something: a company has many ads for "a developer"."""


def same_job(one: Likeness, other: Likeness) -> bool:
    """Tell whether two ads are for the same job, from company, title, place and text."""
    if not compatible_places(one, other):
        return False
    mine, theirs = roles(one, other)
    if mine != theirs and not one_says_more(mine, theirs):
        return False
    resemblance = one.sketch.resemblance(other.sketch)
    if resemblance >= COPY:
        return True
    if mine != theirs or not compatible_employers(one.employer, other.employer):
        return False
    if len(one.words) < LEAST_WORDS:
        return False
    somewhere = bool(one.towns) != bool(other.towns)
    alike, part = (ALIKE_SOMEWHERE, PART_SOMEWHERE) if somewhere else (ALIKE, PART)
    return resemblance >= alike or one.sketch.containment(other.sketch) >= part


def compatible_places(one: Likeness, other: Likeness) -> bool:
    """Tell whether they share a town; where one names none, whether regions and countries agree."""
    if one.towns and other.towns:
        return any(mine <= theirs or theirs <= mine for mine in one.towns for theirs in other.towns)
    if not one.places or not other.places:
        return True
    if not one.areas or not other.areas:
        return True
    return any(overlap(mine, theirs) for mine in one.areas for theirs in other.areas)


def overlap(one: Place, other: Place) -> bool:
    """Tell whether a region or country contains the other."""
    regions = {one.region, other.region} - {None}
    return one.country == other.country and len(regions) < 2


def roles(one: Likeness, other: Likeness) -> tuple[Words, Words]:
    """Return what each title says besides who seeks and where."""
    if one.words == other.words:
        return one.words, other.words
    known = one.employer.union(other.employer, *one.towns, *other.towns)
    return one.words - known, other.words - known


def one_says_more(mine: Words, theirs: Words) -> bool:
    """Tell whether a title is part of the other of the same level, as those of copies may be."""
    return (mine <= theirs or theirs <= mine) and LEVELS.isdisjoint(mine ^ theirs)


def compatible_employers(one: Words, other: Words) -> bool:
    return not one or not other or one <= other or other <= one
