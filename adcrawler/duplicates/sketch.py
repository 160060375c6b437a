"""A text's MinHash: what share of their three-word runs two texts have in common."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from struct import Struct
from typing import Self
from zlib import crc32

from rensa import RMinHash

HASHES = 128
SEED = 8370
BAND = 4
"""Hashes that two texts must share in a row to be found: half of the texts that are 45 % alike."""
BANDS = 16
LAYOUT = Struct(f"<{HASHES}H")
_LOWER_BITS = int.from_bytes(LAYOUT.pack(*[0x7FFF] * HASHES), "little")
_UPPER_BITS = int.from_bytes(LAYOUT.pack(*[0x8000] * HASHES), "little")
_LETTERS = bytes(
    ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else 32 for byte in range(256)
)


def words(text: str) -> list[str]:
    """Return the words in lower case without accents; signs and markup of lists do not count."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    found = plain.encode("ascii", "ignore").translate(_LETTERS).decode().split()
    if len(found) < len(plain) // 50:  # another script
        return "".join(char if char.isalnum() else " " for char in plain.lower()).split()
    return found


def number(data: bytes, salt: int = 0) -> int:
    """Return a hash as PostgreSQL's integer."""
    return crc32(data, salt) - 2**31


@dataclass(frozen=True)
class Sketch:
    """The lower two bytes of each hash, and how many runs there are, repeated ones too."""

    data: bytes
    runs: int

    @classmethod
    def of(cls, text: str) -> Self:
        found = words(text)
        runs = list(map(" ".join, zip(found, found[1:], found[2:], strict=False)))
        runs = runs or [" ".join(found)]
        minhash = RMinHash(HASHES, SEED)
        minhash.update(runs)
        lower = [value & 0xFFFF for value in minhash.digest()]
        return cls(LAYOUT.pack(*lower), len(runs))

    @cached_property
    def hashes(self) -> int:
        """All of them in one number, to compare them at once."""
        return int.from_bytes(self.data, "little")

    def bands(self) -> list[int]:
        """Return a hash for each band."""
        size = 2 * BAND
        places = range(0, BANDS * size, size)
        return [number(self.data[place : place + size], place) for place in places]

    def resemblance(self, other: Self) -> float:
        """Return the estimated share of the runs of both texts that both have, 0 to 1."""
        differing = self.hashes ^ other.hashes
        # The sum carries into the upper bit of each hash of which a lower one differs.
        in_upper_bits = ((differing & _LOWER_BITS) + _LOWER_BITS) | differing
        return 1 - (in_upper_bits & _UPPER_BITS).bit_count() / HASHES

    def containment(self, other: Self) -> float:
        """Return the estimated share of the shorter text's runs that the longer one has."""
        share = self.resemblance(other)
        common = share * (self.runs + other.runs) / (1 + share)
        return min(1.0, common / max(1, min(self.runs, other.runs)))
