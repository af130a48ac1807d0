"""Trains three small tokenizers on words of our own and counts texts with them: the golden files of TokenizerFileTest.

  pip install tokenizers==0.23.3 && python3 tokenizer-files.py ../resources/dev/winnow/filters/text

Writes bytes.tokenizer.json (BPE over bytes), pieces.tokenizer.json (WordPiece) and unigram.tokenizer.json where they are not
there yet (no two trainings are quite the same), with special tokens around a text, truncation and padding, none of which is to
count; and token-counts.jsonl, a text and its three counts a line.
"""

import json
import pathlib
import random
import sys

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

WORDS = """An owl in the old barn counts the mice that cross the yard at night. It sleeps by day, and wakes when the bell rings
nine; then it writes 3 letters, one to the moon, one to the miller's wife, and one (unsent) to itself. "Who reads them?" asks
the cat. Nobody: the ink is rain. In 1987 there were 42 owls here, in 2024 but 7. Ein Käuzchen schläft über der Tür, là-bas,
où l'été finit. 梟は夜に鳴く。 Сова спит днём. for (int i = 0; i < owls; i++) { count += owl[i]; }""".replace("\n", " ")
SPLIT = r" ?\p{L}+| ?\p{N}{1,3}| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
SPECIAL = ["[UNK]", "[CLS]", "[SEP]", "<|end|>"]


def bytes_tokenizer():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(SPLIT), "isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)]
    )
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=360, special_tokens=SPECIAL, initial_alphabet=alphabet, show_progress=False)
    return trained(tokenizer, trainer, decoders.ByteLevel())


def pieces_tokenizer():
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(vocab_size=200, special_tokens=SPECIAL, show_progress=False)
    return trained(tokenizer, trainer, decoders.WordPiece())


def unigram_tokenizer():
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    trainer = trainers.UnigramTrainer(vocab_size=160, special_tokens=SPECIAL, unk_token="[UNK]", show_progress=False)
    return trained(tokenizer, trainer, decoders.Metaspace())


def trained(tokenizer, trainer, decoder):
    tokenizer.train_from_iterator([WORDS], trainer)
    tokenizer.decoder = decoder
    tokenizer.add_tokens([AddedToken("night owl", normalized=False)])
    tokenizer.post_processor = processors.TemplateProcessing("[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)])
    tokenizer.enable_truncation(max_length=6)
    tokenizer.enable_padding(length=4)
    return tokenizer


def texts():
    rng = random.Random(7)
    yield from ["", " ", "\n\n  \t", "owl", "OWL", "owls", "The owl sleeps by day.", WORDS, "night owl", "a night owl!", "[SEP]owl<|end|>"]
    yield from ["\0", "a\0b", "\ufffd", "\ufeff", "e\u0301te\u0301", "ﬁ ①", "\u200d\u200b", "😀", "👩‍👩‍👧", "𒀀𐀀", "{{ owl }}{% if %}"]
    yield from ["owl" * 60, "x" * 5000, " " * 5000 + "owl", "梟" * 3000, "\U0010ffff", "\u202eowl", "ǅ Σας İstanbul ß", "fdfa: \ufdfa"]
    letters = [chr(c) for c in range(0x20, 0x7F)] + list("äéß梟Я😀\0\n\t\u00a0\u0301") + WORDS.split(" ")
    for _ in range(150):
        yield rng.choice(["", " "]).join(rng.choice(letters) for _ in range(rng.randrange(40)))


def main(folder):
    tokenizers = {}
    for name, train in {"bytes": bytes_tokenizer, "pieces": pieces_tokenizer, "unigram": unigram_tokenizer}.items():
        file = folder / f"{name}.tokenizer.json"
        if not file.exists():
            file.write_text(train().to_str(), encoding="utf-8")
        tokenizer = tokenizers[name] = Tokenizer.from_file(str(file))
        tokenizer.no_truncation()
        tokenizer.no_padding()
    with open(folder / "token-counts.jsonl", "w", encoding="utf-8") as out:
        for text in texts():
            counts = {name: len(t.encode(text, add_special_tokens=False).ids) for name, t in tokenizers.items()}
            out.write(json.dumps({"text": text, **counts}) + "\n")


main(pathlib.Path(sys.argv[1]))
