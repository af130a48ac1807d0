"""The measures of gopher-repetition, computed naively, for texts made up from a seed: writes the golden file of GopherRepetitionTest.

  python3 gopher-repetition.py > ../resources/dev/winnow/filters/rules/gopher-repetition.jsonl

Plain Python; shares no idea with the Java code but the definitions in the Javadoc of Tokenizer, Repeats and NGrams.
"""

import collections
import json
import random
import re
import unicodedata

LETTER, ALNUM = r"[^\W\d_]", r"[^\W_]"
CLITIC = re.compile(r"(?<=.)(n['’]t|['’](?:s|m|d|ll|re|ve))\Z", re.I | re.S)
SEPARATOR = re.compile(
    rf"\.{{2,}}|…|(?<=[a-zé\"])\.(?=[A-ZÉ\"])|(?<={LETTER}),(?={LETTER})"
    rf"|(?<={ALNUM})(?:-+|–+|—+|~+|[:<>=/])(?={LETTER})|(?<=\d)[+*^-](?=[\d-])"
    "|[\u00b0\u2600-\u26ff\U0001f300-\U0001faff]"
)
WHOLE = re.compile(r"n['’]t|['’](?:s|m|d|ll|re|ve)", re.I)
TRAIL = re.compile(rf"n['’]t|['’]{LETTER}+|\.+|'+|{LETTER}+|.", re.I | re.S)


def is_mark(char):
    kind = unicodedata.category(char)
    return kind[0] not in "LMN" and kind != "Cf" and char not in "-/\\|@^~+"


def tokens(text):
    found = []
    for chunk in text.split():
        if WHOLE.fullmatch(chunk):
            found.append(chunk)
            continue
        start, end = 0, len(chunk)
        while start < end and is_mark(chunk[start]) and not re.match(r"\.(?!\.)", chunk[start:]):
            found.append(re.match(r"\.+|'+|.", chunk[start:]).group())
            start += len(found[-1])
        while end > start:
            word = chunk[start:end]
            clitic = CLITIC.search(word)
            if clitic:
                end -= len(clitic.group(1))
            elif is_mark(word[-1]) and not re.search(rf"(\A|\.){LETTER}\.\Z", word):
                end -= 1
            else:
                break
        at = start
        for separator in SEPARATOR.finditer(chunk[start:end]):
            found += [chunk[at : start + separator.start()], separator.group()]
            at = start + separator.end()
        found += [chunk[at:end]] + TRAIL.findall(chunk[end:])
    return [token for token in found if token]


def repeats(parts):
    again = [part for place, part in enumerate(parts) if part in parts[:place]]
    return len(again) / len(parts), sum(map(len, again))


def top(words, n):
    grams = [" ".join(words[i : i + n]) for i in range(len(words) - n + 1)]
    counts = collections.Counter(grams)
    best = max(grams, key=lambda gram: (counts[gram], -grams.index(gram)), default="")
    return len(best) * counts[best]


def duplicates(words, n):
    seen, chars, i = [], 0, 0
    while i + n <= len(words):
        gram = words[i : i + n]
        if gram in seen:
            chars += len("".join(gram))
            i += n
        else:
            seen.append(gram)
            i += 1
    return chars


def measures(text):
    words, length = tokens(text), len(text)
    paragraphs, paragraph_chars = repeats(re.split(r"\n{2,}", text.strip()))
    lines, line_chars = repeats(re.split(r"\n+", text))
    found = {
        "duplicate_paragraphs": paragraphs,
        "duplicate_paragraph_chars": paragraph_chars / length,
        "duplicate_lines": lines,
        "duplicate_line_chars": line_chars / length,
    }
    found |= {f"top_{n}_gram": top(words, n) / length for n in (2, 3, 4)}
    found |= {f"duplicate_{n}_grams": duplicates(words, n) / length for n in range(5, 11)}
    return found


WORDS = (
    "the a of it's don't can't we'll isn’t U.S. e.g. p. 3.14 1,000 (see) \"so\" so. end.Next one,two well-known x/y 2-3 a=b "
    "... wait... … — yes! no? #1 & 'tis rock'n'roll <|end|> http://a.org/b?c=d é É.B É 中文 日本。 İ ½ 😀 go😀go 40°N ǅ \u200bz e\u0301 "
    "_x_ - -- | a|b $5 50% n't 's ’re x's's --no R.E. A.. I. .5 .<b .. ''n't ''so'' x''s ''' a--b a——b 5*6 a.…b •"
).split()


def text(random):
    words = random.sample(WORDS, random.randint(1, 12))
    sentences = [" ".join(random.choices(words, k=random.randint(1, 14))) for _ in range(random.randint(1, 6))]
    parts = []
    for _ in range(random.randint(1, 14)):
        parts += [random.choice(sentences), random.choice([" ", " ", "\n", "\n\n", "\n\n\n", "\t\n", "\r\n", "\u00a0"])]
    return "".join(parts[: random.randint(1, len(parts))])


def main():
    seeded = random.Random(2112)
    for _ in range(200):
        made = text(seeded)
        print(json.dumps({"text": made, "tokens": tokens(made), **measures(made)}))


main()
