"""JSON as Python's templates write it: the golden file of PythonJsonTest.

  python3 python-json.py > ../resources/dev/winnow/templates/chat/python-json.jsonl

Needs transformers 5: `tojson` is the filter of its own environment. A line holds a JSON text, what `{{ x | tojson }}` and
`{{ x | tojson(indent=4) }}` write of what json.loads reads from it.
"""

import json
import math
import random
import struct

from transformers.utils.chat_template_utils import _compile_jinja_template

EXPRESSIONS = {"line": "{{ x | tojson }}", "indented": "{{ x | tojson(indent=4) }}"}
WRITE = {name: _compile_jinja_template(source) for name, source in EXPRESSIONS.items()}

WRITTEN = [
    "{}", "[]", "null", "true", "false", '""', "[[], {}, [{}], {\"\": []}]",
    "[0, -0, 1, -7, 2147483648, 9223372036854775808, -123456789012345678901234567890]",
    "[0.0, -0.0, 1.0, 1e0, 1E5, 1e15, 1e16, 123456789012345678, 1234567890123456789.0, 1e-4, 1e-5, 0.00012, 0.000012]",
    "[1e22, 1e23, 2e23, 9007199254740993.0, 0.1, 0.30000000000000004, 5e-324, 4.9e-324, 1.5e-323, 2.2250738585072014e-308]",
    "[1.7976931348623157e308, 1e400, -1e400, 1e-400, 2.5e-5, 1.0E+2, 9.5e-323, 2e-322, 1e100, 12e300]",
    '{"a": 1, "b": {"c": 1, "d": 2, "c": [3]}, "a": 2.50}',
    '{ "q" :\t"\'", "r":\r\n["\\"", "\'\\"", "\\\\", "a\'b\\\\\\n"] }',
    '["\\u0000\\u001f\\u007f\\u0080\\u009f\\u00a0\\u00ad", "\\b\\f\\n\\r\\t\\/", "\\u2028\\u2029\\u200d\\ufeff\\ue000", "<b>&amp;\'</b>"]',
    '["é e\u0301 中文 שלום 😀👩\u200d💻 \\ud83d\\ude00 \\U0001"]'.replace("\\U0001", "\U000e0001\U00010ffff\U0001fffe"),
    '{"ключ": {"\\n": "{{ 7*7 }}{% raw %}", "<|im_end|>": "</tool_call>"}}',
]

CHARACTERS = "abz 09'\"\\/\n\r\t\b\f\x00\x01\x1b\x1f\x7f\x85\xa0\xadéß中ש\u0301\u200d\u2028\ufeff\ue000\ufffd😀𝒳\U000e0001<>&{}%"


def double(pick):
    kind = pick.randrange(4)
    if kind == 0:
        return round(pick.uniform(-1000, 1000), pick.randrange(6))
    if kind == 1:
        return math.ldexp(1.0, pick.randrange(-1074, 1024))
    if kind == 2:
        return float(f"{pick.randrange(1, 100)}e{pick.randrange(-330, 307)}")
    value = struct.unpack("<d", struct.pack("<Q", pick.getrandbits(64)))[0]
    return value if math.isfinite(value) else 0.5


def number(pick):
    if pick.random() < 0.4:
        return str(pick.getrandbits(pick.choice([4, 16, 40, 64, 200])) * pick.choice([1, -1]))
    return pick.choice([repr, "{:.17g}".format, "{:e}".format, "{:.20E}".format])(double(pick))


def string(pick):
    text = "".join(pick.choice(CHARACTERS) for _ in range(pick.randrange(8)))
    return json.dumps(text, ensure_ascii=pick.random() < 0.5)


def value(pick, depth):
    kind = pick.randrange(6 if depth else 4)
    space = pick.choice(["", " ", "\n  "])
    if kind == 0:
        return string(pick)
    if kind in (1, 2):
        return number(pick)
    if kind == 3:
        return pick.choice(["true", "false", "null"])
    if kind == 4:
        return "[" + ("," + space).join(value(pick, depth - 1) for _ in range(pick.randrange(5))) + space + "]"
    keys = [pick.choice([string(pick), '"a"', '"b"']) for _ in range(pick.randrange(5))]
    return "{" + space + ("," + space).join(f"{key}{space}:{value(pick, depth - 1)}" for key in keys) + "}"


def main():
    pick = random.Random(8)
    texts = WRITTEN + [value(pick, 4) for _ in range(300)] + ["[" + ", ".join(number(pick) for _ in range(20)) + "]" for _ in range(100)]
    for text in texts:
        print(json.dumps({"json": text} | {name: write.render(x=json.loads(text)) for name, write in WRITE.items()}))


if __name__ == "__main__":
    main()
