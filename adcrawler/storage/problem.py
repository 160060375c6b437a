"""What is wrong with the database, in one line for the person at the terminal."""


class DatabaseProblem(Exception):  # noqa: N818 -- it is what the user reads
    """The database cannot be used; the message says why and what to do, without any password."""
