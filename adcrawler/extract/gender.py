"""How titles address all genders, to be read past."""

import re

GENDER = re.compile(
    r"[(\[]?\b(?:[hfmwdxn]|nb|all)(?:\s?[/|-]\s?(?:[hfmwdxn]|nb|all|div|diverse)){1,3}\b[)\]]?"
    r"|\((?:[hfmwdxn]|all genders?|tous genres?)\)"
    r"|\b(?:homme|femme|woman|man)\b(?:\s?[/|-]\s?(?:homme|femme|woman|man|non-binary))+|\bmme\b",
    re.IGNORECASE,
)
FEMININE = re.compile(
    r"[(.·•/-](?:e|se|ve|ne|le|re|trice|rice|euse|ère|ière|es|s)\b[).·•s]*", re.IGNORECASE
)
"""The feminine ending that is added to a word: "développeur(se)", "expert.e"."""
