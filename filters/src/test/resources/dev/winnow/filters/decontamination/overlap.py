"""Writes overlap.json: rows, benchmarks, and what sets of tuples say of them.

    python3 overlap.py > overlap.json
"""

import json
import random
import re

WORDS, SHORTEST, COMMON = 6, 3, 2
VOCABULARY = ["the", "Ärger", "of", "x_1", "Σας", "42", "naïve", "code", "for", "i", "in", "名前"]
VOCABULARY += ["w%d" % i for i in range(60)]
LINKS = [" ", " ", " ", ", ", "\n", " - ", "; "]


def words(text):
    return re.findall(r"\w+", text.lower())


def text(rng, length):
    drawn = [rng.choice(VOCABULARY) + rng.choice(LINKS) for _ in range(length)]
    return "".join(drawn).strip()


def piece(rng, source):
    whole = source.split(" ")
    start = rng.randrange(len(whole))
    return " ".join(whole[start : start + rng.randint(1, 12)])


def wanted(problem):
    """The runs of a problem that are looked for; those that must be all of a text."""
    found, alone = set(), set()
    question, answer = words(problem["instruction"]), words(problem["output"])
    if len(question) < SHORTEST:
        alone |= {tuple(question)} if question else set()
    else:
        n = min(WORDS, len(question))
        found |= {tuple(question[i : i + n]) for i in range(len(question) - n + 1)}
    found |= {tuple(answer[i : i + WORDS]) for i in range(len(answer) - WORDS + 1)}
    return found, alone


def hits(row, problems):
    """Every (field, benchmark, row, run) that is shared, the rare ones only."""
    sets = [wanted(problem) for problem in problems]
    for field in ("instruction", "output"):
        said = words(row[field])
        for problem, (found, alone) in zip(problems, sets):
            for n in range(1, WORDS + 1):
                for i in range(len(said) - n + 1):
                    run = tuple(said[i : i + n])
                    if run in found or (len(said) == n and run in alone):
                        both = sum(run in f or run in a for f, a in sets)
                        if both <= COMMON:
                            yield [field, problem["benchmark"], problem["row"], " ".join(run)]


def main():
    rng = random.Random(13)
    template = text(rng, 9)
    problems = []
    for i in range(60):
        question = text(rng, rng.choice([0, 1, 2, 2, 3, 4, 5, 9, 20, 30]))
        if rng.random() < 0.2:
            question = template + "\n" + question
        if rng.random() < 0.1:
            question = problems[-1]["instruction"] if problems else question
        answer = text(rng, rng.choice([0, 3, 8, 15]))
        name = "alpha" if i < 25 else "beta"
        row = i + 1 if i < 25 else i - 24
        problems.append(
            {"benchmark": name, "row": str(row), "instruction": question or ".", "output": answer}
        )
    rows = []
    for _ in range(400):
        row = {}
        for field in ("instruction", "output"):
            source = rng.choice(problems)
            source = source["output"] if rng.random() < 0.3 else source["instruction"]
            kind = rng.random()
            middle = source if kind < 0.2 else piece(rng, source) if kind < 0.7 else ""
            around = 0 if rng.random() < 0.3 else rng.randint(0, 10)
            row[field] = " ".join([text(rng, around), middle, text(rng, around)]).strip()
        row["hits"] = sorted(hits(row, problems))
        rows.append(row)
    settings = {"words": WORDS, "shortest": SHORTEST, "common": COMMON}
    print(json.dumps({"settings": settings, "problems": problems, "rows": rows}, indent=1))


main()
