"""How good are the job ads that developers are shown?"""

__version__ = "0.1.0"
