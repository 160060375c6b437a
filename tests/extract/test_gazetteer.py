"""Places of work, from the texts of location fields."""

import pytest

from adcrawler.extract.gazetteer import Place, locate

IDF, ARA = "Île-de-France", "Auvergne-Rhône-Alpes"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Paris 2e (75)", Place("FR", IDF, "Paris")),
        ("75 - PARIS 08", Place("FR", IDF, "Paris")),
        ("LYON 01", Place("FR", ARA, "Lyon")),
        ("69009 Lyon 9e", Place("FR", ARA, "Lyon")),
        ("MASSY 91", Place("FR", IDF, "Massy")),
        ("42 - ST ETIENNE", Place("FR", ARA, "Saint-Étienne")),
        ("70 - CORBENAY", Place("FR", "Bourgogne-Franche-Comté")),
        ("92", Place("FR", IDF)),
        ("75 75", Place("FR", IDF)),
        ("Hauts-de-Seine", Place("FR", IDF)),
        ("Bruges (33)", Place("FR", "Nouvelle-Aquitaine", "Bruges")),
        ("Saint-Denis", Place("FR", IDF, "Saint-Denis")),
        ("Greater Paris Metropolitan Region", Place("FR", IDF, "Paris")),
        ("Remote,Montpellier, France", Place("FR", "Occitanie", "Montpellier")),
        ("Télétravail", None),
        ("Bruxelles", Place("BE", "Bruxelles-Capitale", "Brussels")),
        ("Londres", Place("GB", "England", "London")),
        ("Genève, Suisse", Place("CH", "Genève", "Geneva")),
        ("Montréal", Place("CA", "Québec", "Montréal")),
        ("Maroc", Place("MA")),
        ("Portland, OR", Place("US", "Oregon", "Portland")),
        ("Toronto, CA", Place("CA", "Ontario", "Toronto")),
        ("US,Remote,Syracuse, NY", Place("US", "New York", "Syracuse")),
        ("Remote (US based)", Place("US")),
        ("SF Bay Area", Place("US", "California", "San Francisco")),
        ("Cambridge, MA", Place("US", "Massachusetts", "Cambridge")),
        ("Cambridge", Place("GB", "England", "Cambridge")),
        ("Cork, Ireland; Dublin, Ireland", Place("IE", None, "Cork")),
        ("Anywhere", None),
        ("Europe", None),
        ("", None),
        ("5 days ago", None),
    ],
)
def test_locate(text: str, place: Place | None) -> None:
    assert locate(text) == place
