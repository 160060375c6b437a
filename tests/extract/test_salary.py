from typing import Any

import pytest

from adcrawler.ad import Ad
from adcrawler.extract.money import number
from adcrawler.facts import Salary

FR_PAID = {
    "Rémunération : 40-50k€": (40000, 50000, "EUR", "year"),
    "Salaire : 40k-50k selon profil": (40000, 50000, "EUR", "year"),
    "Rémunération : 55/65 k€": (55000, 65000, "EUR", "year"),
    "Salaire : 45 000,00 € brut": (45000, 45000, "EUR", "year"),
    "Salaire entre 45 et 55 K€ brut annuel": (45000, 55000, "EUR", "year"),
    "entre 45 000 € et 55 000 € par an": (45000, 55000, "EUR", "year"),
    "Rémunération : 30 – 50 000 €, adaptable": (30000, 50000, "EUR", "year"),
    "Rémunération : 38¿000,00€ à 40¿000,00€ par an": (38000, 40000, "EUR", "year"),
    "Salaire : 42\u202f000\xa0€ à 48\u202f000\xa0€": (42000, 48000, "EUR", "year"),
    "Titres restaurant.50K70K€ annuel": (50000, 70000, "EUR", "year"),
    "Package - Salaire fixe : 50-60Keuros": (50000, 60000, "EUR", "year"),
    "Fourchette : 75/80 Keuros": (75000, 80000, "EUR", "year"),
    "Salaire : 28 et 30 KEUR annuels": (28000, 30000, "EUR", "year"),
    "Salaire : 45 000 EUR - 55 000 EUR + variable": (45000, 55000, "EUR", "year"),
    "Rémunération proposée : 26/28kEUR": (26000, 28000, "EUR", "year"),
    "Min 45k€\nMax 65k€": (45000, 65000, "EUR", "year"),
    "CDI / Environ 55k€ / Clichy": (55000, 55000, "EUR", "year"),
    "- 45K€ +/- selon profil": (45000, 45000, "EUR", "year"),
    "Rémunération : 45-40K€": (40000, 45000, "EUR", "year"),
    "UP TO 70K€": (None, 70000, "EUR", "year"),
    "Rémunération : jusqu'à 60k": (None, 60000, "EUR", "year"),
    "Salaire : à partir de 37K€ + avantages": (37000, None, "EUR", "year"),
    "Rémunération à partir de 40 K€ brut fixe": (40000, None, "EUR", "year"),
    "Salaire : 40 et 45K€ + avantages": (40000, 45000, "EUR", "year"),
    "La rémunération annuelle brute est de 28 000 €": (28000, 28000, "EUR", "year"),
    "Salaire entre 36 000 et 40 000 €, selon l'expérience": (36000, 40000, "EUR", "year"),
    "Salaire : 40K€\nFreelance : 350-400€/j": (40000, 40000, "EUR", "year"),
    "fourchette entre 45k€ et 49k€ fixe + 5% de variable": (45000, 49000, "EUR", "year"),
    "Rémunération : 60-80k€ dont 10k€ de variable": (60000, 80000, "EUR", "year"),
    "Rémunération : 2 200 € brut/mois": (2200, 2200, "EUR", "month"),
    "2200 € - 2300 € / mois": (2200, 2300, "EUR", "month"),
    "Salaire : 3 000,00€ à 3 400,00€ /mois": (3000, 3400, "EUR", "month"),
    "Le salaire est de 3500 euros nets.": (3500, 3500, "EUR", "month"),
    "Stage de 6 mois. Gratification : 600 €": (600, 600, "EUR", "month"),
    "Gratification de 577,50 euros/mois": (577.5, 577.5, "EUR", "month"),
    "1511 € brut / mois": (1511, 1511, "EUR", "month"),
    "Salaire : 15 000 DH par mois": (15000, 15000, "MAD", "month"),
    "TJM 450 à 550 €": (450, 550, "EUR", "day"),
    "TJM : 450-550": (450, 550, "EUR", "day"),
    "TJM : max 600 euros HT/jour": (None, 600, "EUR", "day"),
    "Tarif : 450€/j": (450, 450, "EUR", "day"),
    "entre 250 et 600 euros / jour": (250, 600, "EUR", "day"),
    "Taux journalier moyen de 600 euros.": (600, 600, "EUR", "day"),
    "Rémunération envisagée entre 600 et 700 € HT par jour": (600, 700, "EUR", "day"),
    "Rémunération : 20,00 EUR - 30,00 EUR par heure": (20, 30, "EUR", "hour"),
    "Taux horaire : 12,50 €": (12.5, 12.5, "EUR", "hour"),
}  # fmt: skip
EN_PAID = {
    "Salary: £50k–70k": (50000, 70000, "GBP", "year"),
    "Salary and benefits: £70,000 – £100,000+ (negotiable)": (70000, 100000, "GBP", "year"),
    "Base salary between 100-110k + 10% bonus": (100000, 110000, "USD", "year"),
    "16800–26000 PLN miesięcznie (B2B)": (16800, 26000, "PLN", "month"),
    "The fixed remuneration currently amounts to EUR3450 per month": (3450, 3450, "EUR", "month"),
    "Salary £45 - 65k": (45000, 65000, "GBP", "year"),
    "Developer: £30-£50K per annum": (30000, 50000, "GBP", "year"),
    "This is currently set at £37,008 p.a.": (37008, 37008, "GBP", "year"),
    "Salary: CHF 110'000": (110000, 110000, "CHF", "year"),
    "We pay $120,000 - $150,000": (120000, 150000, "USD", "year"),
    "$120,000—$150,000 USD": (120000, 150000, "USD", "year"),
    "120-150k USD": (120000, 150000, "USD", "year"),
    "Comp: $140K - $200K (highly dependent on experience)": (140000, 200000, "USD", "year"),
    "The base salary range is 148,000 USD - 276,000 USD.": (148000, 276000, "USD", "year"),
    "Base Salary Range: 133,500.00USD - 247,900.00USD": (133500, 247900, "USD", "year"),
    "between USD 107,300 to USD 160,950": (107300, 160950, "USD", "year"),
    "USD$265,000 per year - USD$294,000 per year": (265000, 294000, "USD", "year"),
    "$213,000/year to $293,000/year + bonus + equity": (213000, 293000, "USD", "year"),
    "Salary range: $115,000 – $140,000 CAD": (115000, 140000, "CAD", "year"),
    "CAN base pay range per year: CAD $133,000 - $183,000": (133000, 183000, "CAD", "year"),
    "Min Salary $64000\nMax Salary $96000": (64000, 96000, "USD", "year"),
    "Starting salary/wage for this job:\n168,364.90 to 202,037.89": (168365, 202038, "USD", "year"),
    "Annual Salary Starting At: $68,196": (68196, None, "USD", "year"),
    "Pay: From $60,000.00 per year": (60000, None, "USD", "year"),
    "Pay: Up to $150,000.00 per year": (None, 150000, "USD", "year"),
    "a competitive salary (to €80k, depending on skillset)": (None, 80000, "EUR", "year"),
    "Minimum salary of $156,000 + bonus + equity": (156000, None, "USD", "year"),
    "Salary: €45k-55kParis": (45000, 55000, "EUR", "year"),
    "AREA$120,000-$160,000 + EQUITY": (120000, 160000, "USD", "year"),
    "Salary: $130k-$165k\n401k\nEquity": (130000, 165000, "USD", "year"),
    "Zone 1: $80,800 - $106,050\nZone 2: $72,700 - $95,445": (72700, 106050, "USD", "year"),
    "Base: $100,000 - $120,000\nOTE: $200,000 - $240,000": (100000, 120000, "USD", "year"),
    "€80 / 100k + equity": (80000, 100000, "EUR", "year"),
    "184,057 zł - 249,019 zł a year": (184057, 249019, "PLN", "year"),
    "Rate: $3-5k/monthly": (3000, 5000, "USD", "month"),
    "Salary: 3000 EUR to 4000 EUR gross/monthly": (3000, 4000, "EUR", "month"),
    "Gross salary per month in €: 1930 – 2370": (1930, 2370, "USD", "month"),
    "The daily contract rate is £450-500.": (450, 500, "GBP", "day"),
    "$45/h": (45, 45, "USD", "hour"),
    "$45 per hour": (45, 45, "USD", "hour"),
    "$27.00/Hour (plus benefits)": (27, 27, "USD", "hour"),
    "Pay: $35 to $37 per hour.": (35, 37, "USD", "hour"),
    "60$/hr to 69.67$/hr": (60, 69.67, "USD", "hour"),
    "The hourly rate for this internship is $55.00.": (55, 55, "USD", "hour"),
    "Pay range: begins at $33.88/hr": (33.88, None, "USD", "hour"),
}  # fmt: skip
FIELDS = {
    "Annuel de 45000.0 Euros": (45000, 45000, "EUR", "year"),
    "Annuel de 68000,00 Euros à 70000,00 Euros": (68000, 70000, "EUR", "year"),
    "Annuel de 45000.0 Euros à 55000.0 Euros sur 12 mois / Primes": (45000, 55000, "EUR", "year"),
    "Salaire brut : A partir de 40 k€ brut annuel": (40000, None, "EUR", "year"),
    "Mensuel de 2500.0 Euros à 3000.0 Euros sur 12.0 mois": (2500, 3000, "EUR", "month"),
    "Mensuel de 1103.84 Euros sur 12.0 mois": (1104, 1104, "EUR", "month"),
    "< 1,5K € par mois": (None, 1500, "EUR", "month"),
    "Horaire de 11.65 Euros": (11.65, 11.65, "EUR", "hour"),
    "700 € par semaine": (700, 700, "EUR", "week"),
    "420 € par jour": (420, 420, "EUR", "day"),
    "42 à 55 €": (42000, 55000, "EUR", "year"),
    "42K à 60K €": (42000, 60000, "EUR", "year"),
    "40 000 € - 45 000 € par an": (40000, 45000, "EUR", "year"),
    "43 000": (43000, 43000, "EUR", "year"),
    "$53K-$91K (Glassdoor est.)": (53000, 91000, "USD", "year"),
    "71 k$-118 k$ (Esti. de Glassdoor)": (71000, 118000, "USD", "year"),
    "Employer Provided Salary:$40.00 - $50.00 Per Hour": (40, 50, "USD", "hour"),
    "USD 60000.0~120000.0": (60000, 120000, "USD", "year"),
    "USD $130,000~$160,000": (130000, 160000, "USD", "year"),
    "$174,000/yr - $235,000/yr": (174000, 235000, "USD", "year"),
    "12–35 an hour": (12, 35, "EUR", "hour"),
}  # fmt: skip
UNPAID = (
    "You can earn additional up to 1,700 EUR per month by taking part in our events.",
    "Salary: $1.00 per year",
    "Salaire selon profil, attractif.",
    "Ticket restaurant de 9,50 € par jour, pris en charge à 60 %.",
    "Carte Swile à hauteur de 8€/jour.",
    "Prime de cooptation de 1 000 € brut par recrutement.",
    "Primes de cooptation de 500 à 4000 €",
    "Prime vacances : 908,82 €",
    "Un budget de formation de 2000€ par an",
    "Budget culture : 275€ par an",
    "Forfait mobilité durable jusqu'à 800€/an",
    "Télétravail indemnisé (2,70 € par jour).",
    "Indemnité de télétravail de 50€ / mois",
    "520 € de bons d'achat par an",
    "Remboursement de 42€/mois de transport",
    "Le groupe réalise un chiffre d'affaires de 500 M€.",
    "Un CA de 12 000 000 € en 2023",
    "1M€ de revenus récurrents",
    "Nous avons levé 25M€ auprès de fonds.",
    "SAS au capital de EUR 1,750,000",
    "Nous servons 100K utilisateurs et 10k+ clients.",
    "La rémunération est fixe sur 12 mois.",
    "Rémunération sur 13 mois, 75008 Paris",
    "Competitive salary, 401k match, 25 days of leave",
    "We offer a competitive salary and a 401(k).",
    "We raised a $30m Series A and exceed $11M ARR.",
    "a seed round of £250,000",
    "almost $1B in annual revenues",
    "valued at over $2 Billion in a $30 Billion Dollar Industry",
    "revenue of $45,000,000 last year",
    "A $1,000 signing bonus and a $2,000 referral bonus",
    "Up to 4000 EUR employee referral bonus",
    "Learn how to earn up to $1,000 with our referral program",
    "$400 new hire tech budget",
    "$100 per month remote stipend",
    "A 100€ annual allowance is provided",
    "Home office stipend of $1,000",
    "Internet connection paid up to €50/month",
    "Adoption assistance of $5,000",
    "Charitable donations match up to $15,000 annually",
    "Tuition reimbursement: $2,000 semi-annually",
    "A weekly $15 lunch credit",
    "Pay: $0.00 per hour",
    "~100K core Perl code, 63K templates, 4K HDR video",
    "Address: 20 King Street West, Salary: competitive",
    "transparency to $13T of consumer lending",
)


def salary(text: str, lang: str = "en", **fields: Any) -> Salary | None:
    return Ad("Developer", text, lang=lang, **fields).facts.salary


def stated(found: Salary | None) -> tuple[object, ...] | None:
    return (found.min, found.max, found.currency, found.period) if found else None


@pytest.mark.parametrize(("text", "pay"), FR_PAID.items())
def test_reads_french_pay(text: str, pay: tuple[object, ...]) -> None:
    assert stated(salary(text, "fr")) == pay


@pytest.mark.parametrize(("text", "pay"), EN_PAID.items())
def test_reads_english_pay(text: str, pay: tuple[object, ...]) -> None:
    assert stated(salary(text)) == pay


@pytest.mark.parametrize(("field", "pay"), FIELDS.items())
def test_reads_the_boards_field(field: str, pay: tuple[object, ...]) -> None:
    found = Ad("Développeur", "Un poste.", lang="fr", salary=field).facts
    assert stated(found.salary) == pay
    assert found.evidence["salary"] == ("salary",)


@pytest.mark.parametrize("text", UNPAID)
def test_takes_no_other_sum_for_pay(text: str) -> None:
    assert salary(text, "fr") is None
    assert salary(text, "en") is None


@pytest.mark.parametrize(
    "field",
    ["A négocier", "De à EUR par an", "~0k", "Prime vacances", "Selon la grille", "Base smic"],
)
def test_reads_nothing_from_a_field_without_amount(field: str) -> None:
    assert salary("Un poste.", "fr", salary=field) is None


def test_pay_beside_the_place() -> None:
    found = Ad("Dev", "A job.", lang="en", location="💰 65k-95k USD` ` United States").facts
    assert stated(found.salary) == (65000, 95000, "USD", "year")
    assert found.evidence["salary"] == ("location",)


@pytest.mark.parametrize(
    ("place", "currency"),
    [
        ("Toronto, ON", "CAD"),
        ("Sydney", "AUD"),
        ("Austin, TX", "USD"),
        ("Canada,United States", "USD"),
    ],
)
def test_a_dollar_is_that_of_the_place(place: str, currency: str) -> None:
    found = salary("Salary: $90,000 - $115,000 a year", location=place)
    assert found is not None
    assert found.currency == currency


def test_amounts_without_a_sign_are_in_the_money_of_the_place() -> None:
    found = salary("Salary: 50-60k", location="Manchester, UK")
    assert found is not None
    assert found.currency == "GBP"


@pytest.mark.parametrize(
    ("field", "text", "pay"),
    [
        ("$134K - $248K", "Salary Range: $133,500 - $247,900", (133500, 247900)),
        ("USD 154,400 - 208,800", "A: $193,000—$261,000\nB: $154,400—$208,800", (154400, 208800)),
        ("76000.0", "Salary between $36,000 and $40,000", (36000, 40000)),
        ("$43K-$80K (Glassdoor est.)", "Salary: $90,000 - $100,000", (90000, 100000)),
        ("$45,000 a year", "Salary: $40,000 - $50,000 a year", (40000, 50000)),
        ("$60,000 - $70,000 a year", "Pay: $20 per hour", (60000, 70000)),
    ],
)  # fmt: skip
def test_field_and_text_are_reconciled(field: str, text: str, pay: tuple[int, int]) -> None:
    found = salary(text, salary=field)
    assert found is not None
    assert (found.min, found.max) == pay


@pytest.mark.parametrize(
    ("text", "lang", "yearly"),
    [
        ("Salaire : 2 000 € brut par mois", "fr", 24000),
        ("Salaire : 2 000 € brut par mois sur 13 mois", "fr", 26000),
        ("TJM : 500 €", "fr", 109000),
        ("Taux horaire : 20 €", "fr", 36400),
        ("Rate: $50 per hour", "en", 104000),
        ("Salary: £40k", "en", 40000),
    ],
)
def test_yearly_figure(text: str, lang: str, yearly: int) -> None:
    found = salary(text, lang)
    assert found is not None
    assert (found.yearly_min, found.yearly_max) == (yearly, yearly)


def test_a_year_in_the_month_box_is_a_year() -> None:
    found = salary("Un poste.", "fr", salary="Mensuel de 38000.0 Euros à 42000.0 Euros")
    assert found is not None
    assert (found.period, found.yearly_min, found.yearly_max) == ("month", 38000, 42000)


def test_evidence_is_the_amount() -> None:
    ad = Ad("Dev", "Ticket de 9 €. Salaire : 40-50k€ brut.", lang="fr")
    (span,) = ad.facts.evidence["salary"]
    assert not isinstance(span, str)
    assert ad.quote(span) == "40-50k€"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("45 000,00", 45000),
        ("45,000.00", 45000),
        ("45.000", 45000),
        ("110'000", 110000),
        ("2,5", 2.5),
        ("102600.0", 102600),
    ],
)
def test_number(written: str, value: float) -> None:
    assert number(written) == value
