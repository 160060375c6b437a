"""Technologies are found under their canonical names, and told from words that look like them."""

import tomllib
from importlib.resources import files

import pytest

from adcrawler.ad import Ad
from adcrawler.extract.technologies import spellings, technologies
from adcrawler.spellings import read_names, slips


def found(text: str, title: str = "", **fields: str) -> tuple[str, ...]:
    return technologies(Ad.from_record({"title": title, "text": text, **fields}))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Python, postgres et k8s", ["Python", "PostgreSQL", "Kubernetes"]),
        ("C/C++, C# and .NET", ["C", "C++", "C#", ".NET"]),
        ("F#, Objective-C, PL/SQL, T-SQL", ["F#", "Objective-C", "PL/SQL", "T-SQL"]),
        ("ReactJS / NodeJS / VueJS", ["React", "Node.js", "Vue.js"]),
        ("ASP.NET Core with Entity Framework", ["ASP.NET Core", "Entity Framework"]),
        ("Des APIs REST en Spring Boot", ["REST", "Spring Boot"]),
        ("SAS, R ou SPSS", ["SAS", "R", "SPSS"]),
        ("Ansible, Puppet, Chef", ["Ansible", "Puppet", "Chef"]),
        ("Word, Excel, Access", ["Word", "Excel", "Microsoft Access"]),
        ("PythonDjango", ["Python", "Django"]),
        ("Azure Data Factory", ["Azure Data Factory"]),
        ("Python, puis Python encore", ["Python"]),
    ],
)
def test_names_in_the_order_of_the_text(text: str, names: list[str]) -> None:
    assert found(text) == tuple(names)


@pytest.mark.parametrize(
    "text",
    [
        "Experience with Go",
        "Python, Go",
        "Développeur Go",
        "Services written in Go",
    ],
)
def test_a_word_that_is_a_name_counts_in_technical_company(text: str) -> None:
    assert "Go" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Help us go to market. Go / No-Go meetings.",
        "Start in Spring, rest on Monday, make friends and excel.",
        "Our R&D office, a C-level sponsor, vitamin C.",
        "Acme SAS au capital de 10 000 euros",
        "Le tableau de bord donne une vue rapide, vite.",
        "Chef de projet, accès par la ligne C",
        "Access to a gym. Express your ideas. Teams that react quickly.",
        "NoSQL",
        "Écrivez à jobs@python.example ou sur https://spark.example/docker",
        "acme.net and NextGen.Net",
        "The DoorDash way",
    ],
)
def test_words_are_no_technologies(text: str) -> None:
    assert found(text) == ()


def test_a_company_is_no_technology_of_its_own_ad() -> None:
    assert found("Snowflake hires.", company="Snowflake") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [("Python, Scrappy", "Scrapy"), ("Docker, Kubernets", "Kubernetes"), ("PosGres", "PostgreSQL")],
)
def test_misspelt_names_tell_the_technology(text: str, name: str) -> None:
    mentions = Ad("", text).technology_mentions
    assert [m.name for m in mentions if m.misspelt] == [name]


def test_every_spelling_stands_for_one_name() -> None:
    path = files("adcrawler").joinpath("lexicons", "technologies.toml")
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    meant: dict[str, set[str]] = {}
    for kind in ("names", "doubtful", "unlikely", "misspellings", "slips"):
        for name, written in content[kind].items():
            for spelling in written:
                meant.setdefault(spelling, set()).add(name)
    assert {spelling: names for spelling, names in meant.items() if len(names) > 1} == {}


def test_mistakes_are_mistakes_in_a_known_name() -> None:
    names = {
        name.canonical
        for name in spellings().values()
        if name.kind not in {"misspellings", "slips"}
    }
    mistakes = {name.canonical for name in spellings().values()}
    assert mistakes - names == set()


def test_several_hundred_names_are_known() -> None:
    assert len({name.canonical for name in spellings().values()}) > 1000


def test_slips_of_one_letter() -> None:
    assert {"kubernets", "pyhton"} <= {*slips("kubernetes"), *slips("python")}
    assert "python" not in set(slips("python"))


def test_a_doubtful_name_is_no_spelling_of_itself() -> None:
    names = read_names({"names": {"Go": ["Golang"]}, "doubtful": {"Go": ["=Go"]}})
    assert {spelling: name.kind for spelling, name in names.items()} == {
        "Golang": "names",
        "=Go": "doubtful",
    }
