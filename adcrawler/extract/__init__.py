MOST_MENTIONS = 60
"""Mentions of one kind that are judged: no ad needs more, and no text takes long."""
SIGN = "[^a-z0-9_à-ÿœ]"
"""What stands before a word of a folded text: a search skips to it twice to four times as fast as
to "\\b". The search begins a character earlier then, and what it finds has the sign in front.
"""
