"""How fast the crawler is, each figure beside its reference: `make bench`."""
