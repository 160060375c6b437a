MOST_MENTIONS = 60
"""Mentions of one kind that are judged: no ad needs more, and no text takes long."""
