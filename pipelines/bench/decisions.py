"""Which rows Winnow and datatrove decide differently by the rules of samples/quality.yaml, by cause.

python3 decisions.py OUT DATATROVE_OUT ROWS: Winnow's output folder, that of peer_datatrove_filters.py, how many rows they read
"""

import collections
import glob
import json
import sys

REASONS = {
    "dup_para_frac": "duplicate_paragraphs",
    "dup_para_char_frac": "duplicate_paragraph_chars",
    "dup_line_frac": "duplicate_lines",
    "dup_line_char_frac": "duplicate_line_chars",
    "gopher_short_doc": "too_few_words",
    "gopher_long_doc": "too_many_words",
    "gopher_below_avg_threshold": "short_words",
    "gopher_above_avg_threshold": "long_words",
    "gopher_too_many_hashes": "too_many_hashes",
    "gopher_too_many_ellipsis": "too_many_ellipses",
    "gopher_too_many_bullets": "too_many_bullet_lines",
    "gopher_too_many_end_ellipsis": "too_many_ellipsis_lines",
    "gopher_below_alpha_threshold": "too_few_alphabetic_words",
    "gopher_enough_stop_words": "too_few_stop_words",
    "None": "matched",
}


def rows(pattern):
    for path in sorted(glob.glob(pattern)):
        with open(path, encoding="utf-8") as file:
            yield from map(json.loads, file)


def reason(row):
    told = str(row["metadata"].get("filter_reason"))
    return REASONS.get(told, told.replace("duplicated_", "duplicate_").replace("_n_grams", "_grams"))


def main(out, datatrove, count):
    ours = {row["row"]["provenance"]["source_id"]: row["reason"] for row in rows(out + "/rejects/dropped-*")}
    theirs = {str(row["id"]): reason(row) for row in rows(datatrove + "/x[123]/*.jsonl")}
    causes = collections.Counter()
    for row in ours.keys() | theirs.keys():
        if row not in theirs:
            causes["only winnow drops: " + ours[row]] += 1
        elif row not in ours:
            causes["only datatrove drops: " + theirs[row]] += 1
        elif ours[row] != theirs[row]:
            causes["both drop, for another reason"] += 1
    different = sum(number for cause, number in causes.items() if cause.startswith("only"))
    print(f"{len(ours)} rows dropped by winnow, {len(theirs)} by datatrove; {different} of {count} rows decided differently")
    for cause, number in causes.most_common():
        print(f"{number:8} {cause}")


main(*sys.argv[1:])
