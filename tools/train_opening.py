"""Learn what ads begin with, and write adcrawler/extract/opening.toml.

    pip install scikit-learn
    python tools/train_opening.py ads-en.jsonl labels-en.jsonl ads-fr.jsonl labels-fr.jsonl …

Ads and labels are JSON Lines joined on "id"; a label has "verdicts": {"starts-with-what":
{"v": "pass"}}, or "fail". A logistic regression over the words of the first paragraph, and over the
families below, which tell it what rare words have in common. Prints how right it is on ads left out
of the training.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from adcrawler.ad import Ad
from adcrawler.extract.opening import read_words

TARGET = Path(__file__).parents[1] / "adcrawler/extract/opening.toml"
OWN, SHARED = 0.7, 0.4
"""What a word counts by itself, and by each of its families."""
RARE = 3
"""Words in fewer openings are left out."""
LEAST = 0.06
"""Weights below are left out."""
FOLDS = 8
FAMILIES = {
    "hiring": (
        "recherche|recherchons|recrute|recrutons|recruter|recrutement|recherché|cherche|"
        "cherchons|seeking|seeks|hiring|hire|searching|besoin|rejoindre|rejoignez|"
        "rejoins|intégrer|intégrez|intègre|join|talented|looking for|à la|renforcer|"
        "seeking for|experienced|skilled|agrandir|recherchée|needs|looking to"
    ),
    "you": ("vous|votre|vos|tu|ton|ta|tes|you|your|ll"),
    "role": (
        "role|poste|mission|missions|responsible|responsibilities|position|candidate|"
        "candidat|stage|alternance|cdi|opportunity|responsable|chargé|chargée|tâches|"
        "h|hf|intern|internship|stagiaire|alternant|développeur|developer|engineer|"
        "ingénieur|analyst|scientist|as a|en tant|tant que|au sein|will be|you will|"
        "vous serez|vous participerez|rattaché|rattachée|dans le|le cadre|profil|"
        "profile|consultant|architect|architecte|administrateur|lead|job|duties|"
        "objectif|freelance|contrat|projet|vous rejoignez|reporting|reports|"
        "reporting to|in this|this role|this position|the candidate"
    ),
    "task": (
        "develop|design|build|maintain|développer|concevoir|participer|assurer|"
        "réaliser|developing|building|designing|développement|conception|maintenir|"
        "analyser|analyze|analyse|manage|gérer|support|garantir|implement|implementing|"
        "mise en|maintenance|contribuer|contribute|lead|leading the|drive|driving|"
        "améliorer|improve|create|créer|deliver|collaborate|travailler|work|tasks|"
        "piloter|participerez|interviendrez|serez|aurez|travaillerez|pipelines|data|"
        "python|java|sql"
    ),
    "company": (
        "company|entreprise|société|groupe|founded|fondée|fondé|créée|créé|leader|"
        "leaders|leading provider|worldwide|countries|pays|collaborateurs|employees|"
        "customers|provides|provide|helps|helping|accompagne|accompagnons|acteur|"
        "spécialisée|spécialisé|filiale|startup|start|since|depuis|ans|years|million|"
        "millions|billion|milliards|world|monde|vision|believe|croyons|solutions|"
        "technology|innovation|headquartered|basée|mondial|mondiale|européen|france|"
        "global|our mission|is a|is the|est un|est une|est le|est la|we are|"
        "nous sommes|we re|we believe|we help|a leading|notre mission|our clients|"
        "nos clients|ses clients|one of|l un|founded in|créée en|fondée en|company that|"
        "chiffre d|clients dans|people|about us|qui sommes|sommes nous|propose|"
        "proposons|offre|offers|solution|transformation|digital|digitale|esn|cabinet|"
        "conseil|consulting|services|industry|marché|market|products|produits|secteur|"
        "secteurs|with over|plus de|more than|the world|world s|our|notre|nos|nous|"
        "we|us"
    ),
}
FAMILY_OF: dict[str, list[str]] = {}
for _name, _words in FAMILIES.items():
    for _word in _words.split("|"):
        FAMILY_OF.setdefault(_word, []).append(_name)


def family_names(word: str) -> list[str]:
    """Return the families of a word; those that begin an opening are families of their own."""
    mark = "^" if word.startswith("^") else ""
    return [f"{mark}family:{name}" for name in FAMILY_OF.get(word.removeprefix("^"), ())]


def features(ad: Ad) -> dict[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    for read in read_words(ad, ad.opening):
        word = read if isinstance(read, str) else " ".join(read)
        found[word] = 1 if "=" in word else OWN
        for family in family_names(word):
            found[family] += SHARED
    return found


def rows(path: str) -> Iterator[dict[str, Any]]:
    with Path(path).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def examples(paths: Sequence[str]) -> Iterator[tuple[dict[str, float], bool]]:
    for ads, labels in zip(paths[::2], paths[1::2], strict=True):
        verdicts = {row["id"]: row["verdicts"].get("starts-with-what") for row in rows(labels)}
        for record in rows(ads):
            if label := verdicts.get(record["id"]):
                yield features(Ad.from_record(record)), label["v"] == "pass"


def fit(found: list[dict[str, float]], begins: Any) -> tuple[DictVectorizer, LogisticRegression]:
    count = Counter(name for one in found for name in one)
    common = [{k: v for k, v in one.items() if count[k] >= RARE} for one in found]
    vectorizer = DictVectorizer(sparse=False)
    matrix = vectorizer.fit_transform(common)
    return vectorizer, LogisticRegression(C=0.3, solver="liblinear").fit(matrix, begins)


def cross_validate(found: list[dict[str, float]], begins: Any) -> float:
    right = 0
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=1).split(begins, begins):
        vectorizer, model = fit([found[i] for i in train], begins[train])
        said = model.predict(vectorizer.transform([found[i] for i in test]))
        right += int((said == begins[test]).sum())
    return right / len(begins)


def word_weights(vectorizer: DictVectorizer, model: LogisticRegression) -> dict[str, float]:
    """Return one weight a word: its own and those of its families."""
    learnt = dict(zip(vectorizer.feature_names_, model.coef_[0], strict=True))
    words = {w for name in FAMILY_OF for w in (name, f"^{name}")}
    words |= {name for name in learnt if "family:" not in name}
    totals = {
        word: learnt.get(word, 0) * (1 if "=" in word else OWN)
        + SHARED * sum(learnt.get(name, 0) for name in family_names(word))
        for word in words
    }
    return {word: round(float(w), 2) for word, w in sorted(totals.items()) if abs(w) >= LEAST}


def main(paths: Sequence[str]) -> None:
    if not paths or len(paths) % 2:
        sys.exit(__doc__)
    found, labels = zip(*examples(paths), strict=True)
    begins = np.array(labels)
    print(
        f"{len(begins)} openings; right on those left out: {cross_validate([*found], begins):.3f}"
    )
    vectorizer, model = fit([*found], begins)
    weights = word_weights(vectorizer, model)
    lines = [f"{json.dumps(word, ensure_ascii=False)} = {w}" for word, w in weights.items()]
    head = "# Made by tools/train_opening.py: above 0, ads begin with the job.\n"
    TARGET.write_text(
        f"{head}bias = {model.intercept_[0]:.2f}\n\n[weights]\n" + "\n".join(lines) + "\n",
        encoding="utf-8",
    )
    print(f"{len(weights)} words in {TARGET}")


if __name__ == "__main__":
    main(sys.argv[1:])
