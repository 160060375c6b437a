"""What pyproject.toml cannot say: `migrations/` is installed inside the package."""

from setuptools import find_packages, setup

setup(
    packages=[
        *find_packages(include=["adcrawler*"]),
        "adcrawler.migrations",
        "adcrawler.migrations.versions",
    ],
    package_dir={"adcrawler.migrations": "migrations"},
)
