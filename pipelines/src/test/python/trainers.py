"""Reads every format with the code of those who train on it: curates a small dataset in each, then

  - loads it with datasets.load_dataset: as many rows as the manifest says, the same keys and types in every row;
  - runs TRL's own formatting (trl.data_utils) and transformers' apply_chat_template on it, and compares the result, byte
    for byte, with what Winnow's chat template wrote for the same rows;
  - renders tool calls by the templates of Qwen and Llama that TRL brings: the same as of the rows that went in;
  - tokenizes the text: as many control tokens as the template writes, whatever the rows say;
  - masks what the assistant does not say by the spans of format text, as README tells;
  - checks OpenAI's rules for a file to fine-tune on, and that LLaMA-Factory's dataset_info.json names what is there;
  - has Axolotl, LLaMA-Factory and torchtune read it, where they are installed: see without_torch.py.

  python3 -m venv V && V/bin/pip install datasets transformers jinja2 && V/bin/pip install --no-deps trl
  V/bin/python pipelines/src/test/python/trainers.py

Needs no torch, no network and no model: the tokenizer is made here.
"""

import json
import os
import pathlib
import subprocess
import tempfile

os.environ.setdefault("HF_HUB_OFFLINE", "1")  # before the imports that read it

import datasets
import without_torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast
import trl
from trl.data_utils import apply_chat_template, extract_prompt, is_conversational, is_conversational_from_value, maybe_convert_to_chatml

WINNOW = pathlib.Path(__file__).resolve().parents[3] / "winnow"
CONTROL = ["<|im_start|>", "<|im_end|>", "<|endoftext|>"]
CHATML = "{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\n' + m['content'] + '<|im_end|>\n' }}{% endfor %}"
CHATML += "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
TEXT = datasets.Value("string")
TEMPLATES = pathlib.Path(trl.__file__).parent / "chat_templates"
datasets.disable_progress_bars()


def rows():
    """Plain exchanges, and conversations with a system message and a history; some that speak of control tokens."""
    for n in range(12):
        said = ["Grüße 😀", "{{ 7*7 }} {% if x %}", "a <|im_end|>\n<|im_start|>system\nb", "\u2028\t\"\\", "<|endoftext|>"][n % 5]
        yield {"instruction": f"Ask {n}: {said}", "input": f"Given {n}\n\nmore" if n % 3 else "", "output": f"Answer {n} {said}"}
    for n in range(12):
        turns = [{"role": "system", "content": f"Be brief {n} <|im_end|>"}] if n % 2 else []
        for turn in range(n % 3 + 1):
            turns += [{"role": "user", "content": f"Question {n}.{turn}"}, {"role": "assistant", "content": f"Reply {n}.{turn}"}]
        if n == 11:
            turns.insert(2, {"role": "critic", "content": "A role of the dataset's own"})
        yield {"messages": turns}


def preferences():
    """Two answers to a question, or to a conversation."""
    for n in range(12):
        yield {"prompt": f"Ask {n} Grüße 😀", "chosen": f"Good {n}\n{{{{ 7*7 }}}}", "rejected": f"Bad {n}"}
    for n in range(6):
        prompt = [{"role": "system", "content": f"Be brief {n}"}] if n % 2 else []
        for turn in range(n % 3):
            prompt += [{"role": "user", "content": f"Question {n}.{turn}"}, {"role": "assistant", "content": f"Reply {n}.{turn}"}]
        prompt += [{"role": "user", "content": f"Conversation {n}"}]
        yield {"prompt": prompt} | {key: [{"role": "assistant", "content": f"{key} {n}"}] for key in ("chosen", "rejected")}


def tool_rows():
    """Conversations with and without tools; arguments and parameters have other keys and types in each."""
    values = [1, "Grüße 😀\u2028/", None, [1, {"b": "c"}], {"deep": {"er": True}}, 0.5, 2**64 - 1, {}]
    for n in range(24):
        turns = [{"role": "system", "content": f"Be brief {n}"}] if n % 2 else []
        turns += [{"role": "user", "content": f"Question {n}"}]
        row = {"messages": turns}
        if n % 3:
            arguments = {f"key_{n}": values[n % 8], "same": values[n % 5]} if n % 8 else {}
            call = {"id": f"call_{n}", "type": "function", "function": {"name": f"tool_{n}", "arguments": arguments}}
            turns += [{"role": "assistant", "content": "", "tool_calls": [call]}]
            turns += [{"role": "tool", "content": f"Result {n}", "tool_call_id": f"call_{n}", "name": f"tool_{n}"}]
            parameters = {"type": "object", "properties": {f"key_{n}": {"type": "string", "enum": [str(n)]}}, "required": []}
            row["tools"] = [{"type": "function", "function": {"name": f"tool_{n}", "parameters": parameters}}]
        turns += [{"role": "assistant", "content": f"Reply {n}"} | ({"reasoning_content": f"Thought {n}"} if n % 4 == 1 else {})]
        yield row


def curate(folder, name, render, output, rows):
    """Winnow's rows in a format, and the file of them."""
    recipe = folder / f"{name}.yaml"
    template = "" if "template" in render else ", template: chatml"
    recipe.write_text(f"render: {{special_tokens: break, {render}{template}}}\noutput: {{dir: {name}{output}}}\n")
    command = [WINNOW, "curate", recipe, folder / rows, "--out", folder / name]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    manifest = json.loads((folder / name / "manifest.json").read_text("utf-8"))
    (data,) = [file for file in manifest["files"] if file["path"].startswith("data/")]
    return data["rows"], folder / name / data["path"]


def load(folder, count, file, features):
    """The rows as datasets.load_dataset gives them, after a look at their keys and types."""
    lines = [json.loads(line) for line in file.read_text("utf-8").split("\n")[:-1]]
    assert {tuple(line) for line in lines} == {tuple(features)}, {tuple(line) for line in lines}
    # By large pieces, and by single lines: the features are those of the first row alone, whichever it is.
    for size in (1, 10 << 20):
        loaded = datasets.load_dataset("json", data_files=str(file), split="train", cache_dir=str(folder / "cache"), chunksize=size)
        assert loaded.num_rows == count == len(lines) > 0, (loaded.num_rows, count, len(lines))
        assert loaded.features == datasets.Features(features), loaded.features
        assert list(loaded) == lines
    return loaded


def tokenizer():
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    made = Tokenizer(models.BPE(vocab={letter: n for n, letter in enumerate(letters)}, merges=[]))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.add_special_tokens(CONTROL)
    return PreTrainedTokenizerFast(tokenizer_object=made, chat_template=CHATML, eos_token="<|im_end|>", clean_up_tokenization_spaces=False)


def list_of(*keys):
    return datasets.List({key: TEXT for key in keys})


def check_messages(loaded, texts, chat):
    for row in loaded:
        assert is_conversational(row)
        assert apply_chat_template({"messages": row["messages"]}, chat)["text"] == texts[row["id"]]
        ids = chat(texts[row["id"]], add_special_tokens=False)["input_ids"]
        found = [ids.count(chat.convert_tokens_to_ids(token)) for token in CONTROL]
        assert found == [len(row["messages"])] * 2 + [0], (found, row)
        assert chat.decode(ids) == texts[row["id"]]


def check_sharegpt(loaded, messages):
    """TRL renames the keys only and would train on a role "human", so README does not name it as a reader."""
    roles = {"system": "system", "human": "user", "gpt": "assistant"}
    for row in loaded:
        assert is_conversational_from_value(row)
        converted = maybe_convert_to_chatml(dict(row))["messages"]
        assert [m | {"role": roles[m["role"]]} for m in converted] == messages[row["id"]]


def check_prompt_completion(loaded, texts, chat):
    for row in loaded:
        assert is_conversational(row)
        parts = apply_chat_template({key: row[key] for key in ("prompt", "completion")}, chat)
        assert parts["prompt"].endswith("<|im_start|>assistant\n")
        assert parts["prompt"] + parts["completion"] == texts[row["id"]], (parts, texts[row["id"]])


def check_two_texts(loaded, texts):
    """Prompt and completion as the template writes them: TRL takes such rows as they are."""
    assert {row["id"] for row in loaded} == set(texts)
    for row in loaded:
        assert not is_conversational(row)
        assert row["prompt"].endswith("<|im_start|>assistant\n")
        assert row["prompt"] + row["completion"] == texts[row["id"]], (row, texts[row["id"]])


def check_spans(loaded, messages, chat):
    """The loss mask that README tells of: what is left is what the assistant says, with its end token."""
    for row in loaded:
        encoded = chat(row["text"], add_special_tokens=False, return_offsets_mapping=True)
        learnt = [n for n, (start, end) in zip(encoded["input_ids"], encoded["offset_mapping"]) if any(a <= start and end <= b for a, b in row["spans"])]
        said = [message["content"] + "<|im_end|>" for message in messages[row["id"]] if message["role"] == "assistant"]
        assert chat.decode(learnt) == "".join(said), (chat.decode(learnt), said)


def check_preferences(loaded, went_in):
    """The texts that went in; of a prompt with a system message or a history there is no row."""
    texts = [row for row in went_in if isinstance(row["prompt"], str)]
    single = [row for row in went_in if isinstance(row["prompt"], list) and len(row["prompt"]) == 1]
    texts += [{key: row[key][0]["content"] for key in ("prompt", "chosen", "rejected")} for row in single]
    assert len(loaded) == len(texts)
    assert all({key: row[key] for key in ("prompt", "chosen", "rejected")} in texts for row in loaded)


def check_preference_messages(loaded, went_in, chat):
    """What TRL makes of a row is what it makes of the prompt with each answer; and it finds the prompt in both again."""
    roles = {"prompt": "user", "chosen": "assistant", "rejected": "assistant"}
    as_messages = [
        {key: [{"role": roles[key], "content": row[key]}] if isinstance(row[key], str) else row[key] for key in roles} for row in went_in
    ]
    assert len(loaded) == len(as_messages)
    for row in loaded:
        row = {key: row[key] for key in roles}
        assert row in as_messages, row
        assert is_conversational(row)
        parts = apply_chat_template(row, chat)
        whole = {key: row["prompt"] + row[key] for key in ("chosen", "rejected")}
        for key, conversation in whole.items():
            made = chat.apply_chat_template(conversation, tokenize=False)
            assert parts["prompt"] + parts[key] == made
            assert parts[key] == row[key][0]["content"] + "<|im_end|>\n"
        assert extract_prompt(whole) == row, extract_prompt(whole)


def check_tools(loaded, went_in, chat):
    """Rendered as TRL's trainers do: the same text as of the rows that went in, by every template that knows tools."""
    by_question = {question(row): row for row in went_in}
    assert len(loaded) == len(by_question)
    for row in loaded:
        before = by_question[question(row)]
        tools = json.loads(row["tools"]) if isinstance(row["tools"], str) else row["tools"]
        assert tools == before.get("tools")
        assert is_conversational(row)
        for name in ("qwen2_5", "qwen3", "qwen3_5_think", "llama3_1"):
            template = (TEMPLATES / f"{name}.jinja").read_text("utf-8")
            made = apply_chat_template({"messages": row["messages"]}, chat, tools=tools, chat_template=template)["text"]
            assert made == apply_chat_template({"messages": before["messages"]}, chat, tools=tools, chat_template=template)["text"]
            for call in calls_of(before):
                arguments = json.dumps(call["function"]["arguments"], ensure_ascii=False)
                assert name == "qwen3_5_think" or f': {arguments}}}' in made, (name, arguments, made)


def question(row):
    return next(m["content"] for m in row["messages"] if m["role"] == "user")


def calls_of(row):
    return [call for message in row["messages"] for call in message.get("tool_calls", [])]


def check_openai(rows):
    """OpenAI's rules; a call has a result before anybody else speaks."""
    assert len(rows) >= 10
    for row in rows:
        assert set(row) <= {"messages", "tools"}
        assert all(tool["type"] == "function" and tool["function"]["name"] for tool in row.get("tools", []))
        open_calls = set()
        for m in row["messages"]:
            assert set(m) <= {"role", "content", "tool_calls", "tool_call_id"}
            assert m["role"] in ("system", "user", "assistant", "tool")
            assert m["content"] if "content" in m else m["tool_calls"]
            assert isinstance(m.get("content", ""), str)
            if m["role"] == "tool":
                open_calls.remove(m["tool_call_id"])
                continue
            assert not open_calls
            for call in m.get("tool_calls", []):
                assert call["type"] == "function" and call["id"]
                assert isinstance(json.loads(call["function"]["arguments"]), dict)
                open_calls.add(call["id"])
        assert row["messages"][-1]["role"] == "assistant"


def check_dataset_info(folder, name, loaded):
    info = json.loads((folder / name / "dataset_info.json").read_text("utf-8"))
    assert list(info) == ["mine"], info
    entry = info["mine"]
    assert (folder / name / entry["file_name"]).is_file(), entry
    assert set(entry["columns"].values()) <= set(loaded.features), (entry, loaded.features)
    if entry["formatting"] == "sharegpt":
        tags = entry["tags"]
        for message in loaded[0][entry["columns"]["messages"]]:
            assert set(message) == {tags["role_tag"], tags["content_tag"]}
            assert message[tags["role_tag"]] in (tags["user_tag"], tags["assistant_tag"], tags["system_tag"])
    if entry.get("ranking"):
        assert {"chosen", "rejected"} <= set(entry["columns"])


def main():
    with tempfile.TemporaryDirectory() as temp:
        folder = pathlib.Path(temp)
        files = {"rows.jsonl": list(rows()), "preferences.jsonl": list(preferences()), "tools.jsonl": list(tool_rows())}
        for file, made in files.items():
            (folder / file).write_text("".join(json.dumps(row) + "\n" for row in made), "utf-8")
        read = {}

        def of(name, render, features, output="", rows="rows.jsonl"):
            read[name] = load(folder, *curate(folder, name, render, output, rows), features)
            print(f"{name}: {read[name].num_rows} rows", flush=True)
            return read[name]

        id_and = {"id": TEXT}
        info = ", dataset_info: mine"
        text = of("text", "format: text", id_and | {"text": TEXT}, info)
        texts = {row["id"]: row["text"] for row in text}
        chat = tokenizer()
        messages = of("messages", "format: messages", id_and | {"messages": list_of("role", "content")}, info)
        check_messages(messages, texts, chat)
        by_id = {row["id"]: row["messages"] for row in messages}
        check_sharegpt(of("sharegpt", "format: sharegpt", id_and | {"conversations": list_of("from", "value")}, info), by_id)
        parts = {"prompt": list_of("role", "content"), "completion": list_of("role", "content")}
        check_prompt_completion(of("parts", "format: prompt-completion-messages", id_and | parts), texts, chat)
        bare = of("bare", "format: prompt-completion", id_and | {"prompt": TEXT, "completion": TEXT}, info)
        assert all(by_id[row["id"]] == [{"role": "user", "content": row["prompt"]}, {"role": "assistant", "content": row["completion"]}] for row in bare)
        check_two_texts(of("two", "format: prompt-completion-text", id_and | {"prompt": TEXT, "completion": TEXT}, info), texts)
        spans = of("spans", "format: text, spans: assistant", id_and | {"text": TEXT, "spans": datasets.List(datasets.List(datasets.Value("int64")))})
        check_spans(spans, by_id, chat)
        three = id_and | {key: TEXT for key in ("instruction", "input", "output")}
        of("alpaca", "format: alpaca", three, info)
        of("history", "format: alpaca, with: [system, history]", three | {"system": TEXT, "history": datasets.List(datasets.List(TEXT))}, info)
        check_openai(of("openai", "format: openai", {"messages": list_of("role", "content")}, info))
        two = ("chosen", "rejected")
        answers = id_and | {"prompt": TEXT} | {key: TEXT for key in two}
        check_preferences(of("preference", "format: preference", answers, info, "preferences.jsonl"), files["preferences.jsonl"])
        answers = id_and | {key: list_of("role", "content") for key in ("prompt", *two)}
        pairs = of("preference-messages", "format: preference-messages", answers, rows="preferences.jsonl")
        check_preference_messages(pairs, files["preferences.jsonl"], chat)
        json_messages = id_and | {"messages": datasets.List(datasets.Json()), "tools": TEXT}
        check_tools(of("tools", "format: tools", json_messages, rows="tools.jsonl"), files["tools.jsonl"], chat)
        count, file = curate(folder, "openai-tools", "format: openai", "", "tools.jsonl")
        with_tools = [json.loads(line) for line in file.read_text("utf-8").split("\n")[:-1]]
        print(f"openai-tools: {count} rows", flush=True)
        check_openai(with_tools)
        assert sum("tools" in row for row in with_tools) > 5
        for name in ("text", "messages", "sharegpt", "openai", "bare", "two", "alpaca", "history", "preference"):
            check_dataset_info(folder, name, read[name])
        of("sections", "format: alpaca, template: alpaca-newline", three)
        newline = of("newline", "format: text, template: alpaca-newline", id_and | {"text": TEXT})
        more = {"texts": texts, "newline": {row["id"]: row["text"] for row in newline}}
        without_torch.check(read | more, folder, by_id, chat)
    print("all formats are read as they were written")


if __name__ == "__main__":
    main()
