"""Axolotl's, LLaMA-Factory's and torchtune's own code on rows that Winnow wrote, as far as it runs without torch.

Their packages import torch when they are imported, so their __init__ files do not run here, and what only passes through
(a logger, a base class, names of files, pictures) is stubbed. The modules that read rows are theirs, unchanged:

  pip install addict colorama pydantic && pip install --no-deps axolotl llamafactory torchtune

A package that is not there, or needs one that is not, is skipped, and said to be. trainers.py calls this.
"""

import importlib
import importlib.machinery
import importlib.metadata
import logging
import pathlib
import sys
import types


def modules(packages, stubs, wanted):
    """The wanted modules, imported without the packages' own __init__; None if something is not installed."""
    spec = importlib.machinery.PathFinder.find_spec(packages[0])
    if spec is None:
        print(f"SKIPPED: {packages[0]} is not installed")
        return None
    for name in packages:
        package = types.ModuleType(name)
        package.__path__ = [str(pathlib.Path(spec.origin).parent.joinpath(*name.split(".")[1:]))]
        sys.modules[name] = package
    for name, names in stubs.items():
        sys.modules[name] = types.ModuleType(name)
        vars(sys.modules[name]).update(names)
    try:
        return [importlib.import_module(name) for name in wanted]
    except ModuleNotFoundError as e:
        if e.name.split(".")[0] == packages[0]:
            raise
        print(f"SKIPPED: {packages[0]} needs {e.name}, which is not installed")
        return None


def did_read(package, *formats):
    print(f"{package} {importlib.metadata.version(package)} reads {', '.join(formats)}", flush=True)


def spoken(messages, roles=("system", "user", "assistant", "critic")):
    return [(message["role"], message["content"]) for message in messages if message["role"] in roles]


def alternates(messages):
    """One conversation has a role of its own between user and assistant: README says who skips it, and who stops."""
    return all(message["role"] != "critic" for message in messages)


def llama_factory(read, folder, by_id):
    """Its parser of dataset_info.json, then its converter, which skips what it cannot read."""
    found = modules(
        ["llamafactory", "llamafactory.data", "llamafactory.extras"],
        {
            "peft": {},
            "peft.utils": {"WEIGHTS_NAME": "", "SAFETENSORS_WEIGHTS_NAME": ""},
            "llamafactory.extras.misc": {"use_modelscope": lambda: False, "use_openmind": lambda: False},
        },
        ["llamafactory.data.parser", "llamafactory.data.converter"],
    )
    if found is None:
        return
    parser, converter = found
    logging.getLogger("llamafactory").setLevel(logging.ERROR)  # it warns of each row that it skips; so does what is asserted
    for name in ("messages", "sharegpt", "openai", "bare", "alpaca", "history", "two", "text", "preference"):
        (entry,) = parser.get_dataset_list(["mine"], str(folder / name))
        assert entry.load_from == "file" and (folder / name / entry.dataset_name).is_file()
        convert = converter.get_dataset_converter(entry.formatting, entry, None)
        for row in read[name]:
            made = convert(row)
            if name == "text":  # to continue, not to answer
                assert (made["_prompt"], made["_response"]) == ([{"role": "user", "content": row["text"]}], [])
            elif name == "two":
                assert made["_prompt"][0]["content"] + made["_response"][0]["content"] == read["texts"][row["id"]]
            elif name == "preference":
                assert [m["content"] for m in made["_prompt"] + made["_response"]] == [row[key] for key in ("prompt", "chosen", "rejected")]
            else:
                messages = row["messages"] if name == "openai" else by_id[row["id"]]
                system = [("system", made["_system"])] if made["_system"] else []
                assert system + spoken(made["_prompt"] + made["_response"]) == (spoken(messages) if alternates(messages) else system), (made, row)
                assert len(made["_response"]) == alternates(messages), made
    did_read("llamafactory", "messages", "sharegpt", "prompt-completion", "prompt-completion-text", "alpaca", "alpaca with system and history", "text", "openai", "preference")


def torchtune(read, by_id):
    """The transforms that chat_dataset and alpaca_dataset make, and SFTDataset's check; it learns from the assistant only."""
    found = modules(
        ["torchtune", "torchtune.data", "torchtune.modules"],
        {
            "torchtune.modules.transforms": {"Transform": object},
            "torchtune.data._utils": {"format_content_with_images": None, "load_image": None},
        },
        ["torchtune.data._messages"],
    )
    if found is None:
        return
    (data,) = found

    def stops(messages):
        try:
            data.validate_messages(messages)
        except ValueError:
            return True
        return False

    openai = data.OpenAIToMessages(column_map={"messages": "messages"})
    sharegpt = data.ShareGPTToMessages(column_map={"conversations": "conversations"})
    for name, transform in (("messages", openai), ("sharegpt", sharegpt)):
        for row in read[name]:
            made = transform(row)["messages"]
            assert stops(made) != alternates(by_id[row["id"]]), row
            assert [(m.role, m.text_content) for m in made] == spoken(by_id[row["id"]])
            assert all(m.masked == (m.role != "assistant") for m in made)
    for row in read["sections"]:
        user, assistant = data.AlpacaToMessages()(row)["messages"]
        assert user.text_content + assistant.text_content == read["newline"][row["id"]]
    did_read("torchtune", "messages", "sharegpt", "alpaca")


def axolotl(read, by_id, chat):
    """Its tokenization by README's settings: the text that the template writes, and labels where the assistant speaks."""
    found = modules(
        ["axolotl", "axolotl.utils", "axolotl.utils.schemas", "axolotl.prompt_strategies"],
        {"axolotl.utils.logging": {"get_logger": logging.getLogger}, "axolotl.utils.schemas.datasets": {"DatasetConfig": dict}},
        [
            "axolotl.prompt_strategies.chat_template",
            "axolotl.prompt_strategies.completion",
            "axolotl.prompt_tokenizers",
            "axolotl.prompters",
            "axolotl.utils.dict",
        ],
    )
    if found is None:
        return
    chats, completions, tokenizers, prompters, dicts = found
    cfg = dicts.DictDefault(train_on_inputs=False, sequence_len=10_000)
    sharegpt = {"field_messages": "conversations", "message_property_mappings": {"role": "from", "content": "value"}}
    for name, keys in (("messages", {}), ("sharegpt", sharegpt)):
        strategy = chats.load(chat, cfg, {"type": "chat_template"} | keys)
        for row in read[name]:
            made = strategy.tokenize_prompt(row)
            assert chat.decode(made["input_ids"]) == read["texts"][row["id"]]
            learnt = chat.decode([label for label in made["labels"] if label != -100])
            said = [content + "<|im_end|>" for _, content in spoken(by_id[row["id"]], ("assistant",))]
            assert learnt == "".join(said), (learnt, said)
    alpaca = tokenizers.AlpacaPromptTokenizingStrategy(prompters.AlpacaPrompter(), chat, cfg.train_on_inputs, cfg.sequence_len)
    for row in read["sections"]:
        made = chat.decode(alpaca.tokenize_prompt(row)["input_ids"])
        assert made == read["newline"][row["id"]] + chat.eos_token, (made, read["newline"][row["id"]])
    text = completions.load(chat, cfg, {"type": "completion"}).tokenize_prompt(read["text"][:])
    assert [chat.decode(ids) for ids in text["input_ids"]] == [row["text"] + chat.eos_token for row in read["text"]]
    did_read("axolotl", "messages", "sharegpt", "alpaca", "text")


def check(read, folder, by_id, chat):
    """Read: rows by format, and texts by id of template chatml (texts) and alpaca-newline (newline)."""
    llama_factory(read, folder, by_id)
    torchtune(read, by_id)
    axolotl(read, by_id, chat)
