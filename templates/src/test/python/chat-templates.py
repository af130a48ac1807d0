"""Conversations as the models' own chat templates write them: the golden file of ChatTemplatesGoldenTest.

  python3 chat-templates.py FOLDER > ../resources/dev/winnow/templates/chat/chat-templates.jsonl

Needs Jinja2 and a FOLDER of templates that are not ours to keep here, each under the name that Winnow has for it:

  llama-3, gemma-3, phi-3                     trl 1.16.0, trl/chat_templates (llama3, gemma3, phi3)
  llama-3.1, mistral-tekken, gemma, qwen2.5,  llama.cpp (in llama-cpp-python 0.3.36), models/templates: Llama-3.1-8B-Instruct,
  qwen3                                       Mistral-Nemo-Instruct-2407, gemma-2-2b-it, Qwen2.5-7B-Instruct, Qwen3-0.6B
  mistral-v1                                  llama.cpp, tests/test-chat-template.cpp, "mistralai 'v1' template"
  chatml, mistral-v3, deepseek                axolotl 0.19.0, utils/chat_templates/templates (chatml, mistral_v2v3, deepseek_v3)
  llama-2                                     the chat_template of meta-llama/Llama-2-7b-chat-hf
  zephyr                                      alignment-handbook, recipes/zephyr-7b-beta/sft/config_full.yaml
  fastchat_conversation.py                    fschat 0.2.36, fastchat/conversation.py, for vicuna, which has no template of its own

Of alpaca no template exists; ChatTemplatesTest has its strings.

The environment is that of transformers' apply_chat_template. `prompt` is what the template writes of all but the last message with
a generation prompt, `text` what it writes of all, both with the begin token if it writes one. `starts` are the places, in UTF-16
units, where answers start: the length of what it writes of the messages before, with a generation prompt; it is not there where
none are before or the text does not begin with that. `error` instead means that it refuses the conversation, or would lose or move a part of it.

The conversations with tools and reasoning beside the content come last. Their `tools` and arguments are texts here and in the golden file; a
template gets what json.loads makes of them, as trainers do it; but deepseek's wants arguments as a text.
"""

import functools
import importlib.util
import json
import sys

from jinja2.exceptions import TemplateError
from jinja2.ext import loopcontrols
from jinja2.sandbox import ImmutableSandboxedEnvironment

FOLDER = sys.argv[1]
LLAMA = {"bos_token": "<s>", "eos_token": "</s>"}
TOKENS = {
    "chatml": {"bos_token": "", "eos_token": "<|im_end|>"},
    "llama-2": LLAMA,
    "llama-3": {"bos_token": "<|begin_of_text|>", "eos_token": "<|eot_id|>"},
    "llama-3.1": {"bos_token": "<|begin_of_text|>", "eos_token": "<|eot_id|>"},
    "mistral-v1": LLAMA,
    "mistral-v3": LLAMA,
    "mistral-tekken": LLAMA,
    "zephyr": LLAMA,
    "vicuna": LLAMA,
    "gemma": {"bos_token": "<bos>", "eos_token": "<eos>"},
    "gemma-3": {"bos_token": "<bos>", "eos_token": "<eos>"},
    "phi-3": {"bos_token": "<s>", "eos_token": "<|endoftext|>"},
    "qwen2.5": {"bos_token": "", "eos_token": "<|im_end|>"},
    "qwen3": {"bos_token": "", "eos_token": "<|im_end|>"},
    "deepseek": {"bos_token": "<｜begin▁of▁sentence｜>", "eos_token": "<｜end▁of▁sentence｜>"},
}

SPACE = "\t\n\r\x0b\x0c\x1c\x1f \x85\xa0\u2007\u2028\u3000"
HOSTILE = "{{ 7*7 }}{% if x %}<b>&amp;\"\\\u0000\r\n'</b>"
UNICODE = "é e\u0301 中文 \u05e9\u05dc\u05d5\u05dd 😀👩\u200d💻 \ufeff"


def user(text):
    return {"role": "user", "content": text}


def assistant(text):
    return {"role": "assistant", "content": text}


def system(text):
    return {"role": "system", "content": text}


HISTORY = [user("First question?"), assistant("First answer."), user("Second?\nLine."), assistant("Second answer.")]
LAST = [user("What is 2 + 2?"), assistant("It is 4.")]
WIDE = [user(SPACE + "U1" + SPACE), assistant(SPACE + "A1" + SPACE), user(SPACE + "U2" + SPACE), assistant(SPACE + "A2" + SPACE)]
THOUGHT = "<think>\n\nLet me\nsee.\n</think>\n\n\nIt is 4."

CASES = {
    "exchange": LAST,
    "system": [system("Be brief.")] + LAST,
    "history": HISTORY + LAST,
    "system and history": [system("Be brief.\nBe kind.")] + HISTORY + LAST,
    "space": WIDE,
    "space and system": [system(SPACE + "S" + SPACE)] + WIDE,
    "only space": [system(" \n"), user(" \n"), assistant("\n \n")],
    "empty turns": [user(""), assistant(""), user("U"), assistant("A")],
    "unicode": [user(UNICODE), assistant(UNICODE), user(UNICODE), assistant(UNICODE)],
    "hostile": [user(HOSTILE), assistant(HOSTILE), user(HOSTILE), assistant(HOSTILE)],
    "unicode and hostile system": [system(UNICODE + HOSTILE), user("U"), assistant("A")],
    "system later": [user("U"), assistant("A"), system("Now rhyme."), user("V"), assistant("B")],
    "two users": [user("U"), user("V"), assistant("A")],
    "two answers": [user("U"), assistant("A"), assistant("B"), user("V"), assistant("C")],
    "answer first": [assistant("Hello!"), user("U"), assistant("A")],
    "reasoning": [user("U"), assistant(THOUGHT), user("V"), assistant(THOUGHT)],
    "reasoning without start": [user("U"), assistant("\nHm.\n</think>\nA"), user("V"), assistant("Hm\n\n</think>B")],
    "reasoning without end": [user("U"), assistant("<think>Hm A"), user("V"), assistant("<think>Hm B")],
    "reasoning later": [user("U"), assistant("Well <think>hm</think> A")],
    "reasoning twice": [user("U"), assistant("<think>a</think>b</think>c"), user("V"), assistant("D")],
}

ARGUMENTS = '{"of": "ключ 😀\\u00e9\\u2028</b>\\n\\"", "deep": [{"n": 1.0, "m": [1e-05, 1e16, -0, 12345678901234567890]}, [], {}], "none": null}'
TOOLS = """[{"type": "function", "function": {"name": "look_up", "description": "Looks a word up: <b>&amp;'é'</b>.",
  "parameters": {"type": "object", "properties": {"word": {"type": "string"}, "limit": {"type": "number", "default": 1.50}},
  "required": ["word"]}}}, {"type":"function","function":{"name":"sum","strict":true}}]"""


def called(content, *calls, reasoning=None):
    """The calls as pairs of name and arguments."""
    message = {"role": "assistant", "content": content}
    if reasoning is not None:
        message["reasoning_content"] = reasoning
    if calls:
        message["tool_calls"] = [
            {"id": f"call{place:05}", "type": "function", "function": {"name": name, "arguments": arguments}}
            for place, (name, arguments) in enumerate(calls)
        ]
    return message


def returned(content, id="call00000"):
    return {"role": "tool", "name": "look_up", "tool_call_id": id, "content": content}


def by_id(id, messages):
    """The same with another id for each call."""
    return [m | {"tool_calls": [call | {"id": id} for call in m["tool_calls"]]} if "tool_calls" in m else m for m in messages]


def tool(**more):
    return json.dumps([{"type": "function", "function": {"name": "now", "description": "The time."}} | more])


def said_by(role, content):
    return {"role": role, "content": content}


LOOK = ("look_up", '{"word":"tea"}')
SUM = ("sum", "{}")
STEPS = [called("", LOOK), returned("A drink.")]
ONCE = [user("Tea?")] + STEPS + [assistant("Tea is a drink.")]
SECOND = [called("", SUM), returned("Nought.")]
AWKWARD = """[{"function": {"name": "größe", "description": "Says \\"how\\nbig\\", <b>\\\\ & 'more' 中 😀\\u00e9 {{ 7*7 }}", "strict": true,
  "parameters": {"enum": ["a\\tb", "é", ""], "default": null, "maximum": 1e22, "minimum": -0.00001, "n": [123456789012345678901, 1.0], "": {}, "x": []}}}]"""

TOOL_CASES = {
    "tools": (TOOLS, LAST),
    "tools and system": (TOOLS, [system("Be brief.\nBe kind.")] + HISTORY + LAST),
    "no tools": ("[]", LAST),
    "call": (TOOLS, [user("Tea?")] + STEPS + [assistant("A drink.")]),
    "call and system, tools unknown": ("", [system("S"), user("Tea?")] + STEPS + [assistant("A drink.")]),
    "call and content": (TOOLS, [user("Tea?"), called("I look.", LOOK), returned("A drink.\n"), assistant("A drink.")]),
    "two calls": (TOOLS, [user("Tea?"), called("", LOOK, SUM), returned("A drink."), returned("0"), assistant("A drink, 0.")]),
    "two calls and content": (TOOLS, [user("Tea?"), called("Both.\n", LOOK, SUM), returned(""), returned("0"), assistant("0.")]),
    "several steps": (TOOLS, [user("Tea?")] + STEPS + [called("And now.", SUM), returned("1"), called("", SUM), returned("2"), assistant("3.")]),
    "results apart": (TOOLS, [user("Tea?"), called("", SUM), returned("1"), user("Now?"), returned("2"), assistant("3.")]),
    "result first": (TOOLS, [returned("1"), assistant("One."), user("So?"), assistant("3.")]),
    "answer calls": (TOOLS, [user("Tea?"), called("", LOOK)]),
    "answer says and calls": (TOOLS, [user("Tea?"), called("I look.", LOOK, SUM)]),
    "answer calls after steps": (TOOLS, [system("S"), user("Tea?")] + STEPS + [called("", SUM)]),
    "calls in history": (TOOLS, [user("Tea?")] + STEPS + [assistant("A drink.")] + LAST),
    "calls in history and after": (TOOLS, [user("Tea?")] + STEPS + [assistant("A drink."), user("Sum?"), called("S.", SUM), returned("0"), assistant("0.")]),
    "call in history without result": (TOOLS, [user("Tea?"), called("", LOOK), user("Well?"), assistant("A drink.")]),
    "system later, with tools": (TOOLS, [user("Tea?")] + STEPS + [assistant("A drink."), system("Rhyme.")] + LAST),
    "arguments": (TOOLS, [user("Tea?"), called("", ("look_up", ARGUMENTS)), returned(UNICODE), assistant(UNICODE)]),
    "names and hostile texts": (TOOLS, [user(HOSTILE), called(HOSTILE, ('a"b\\{{é', ARGUMENTS)), returned(HOSTILE), assistant(HOSTILE)]),
    "space around calls": (TOOLS, [user("U"), called(SPACE, LOOK), returned(SPACE), called(SPACE, SUM)]),
    "reasoning beside": ("", [user("U"), called("\nA.", reasoning="\n\nLet me\nsee.\n")]),
    "reasoning beside, of newlines": ("", [user("U"), called("A.", reasoning="\n\n")]),
    "reasoning in steps": (TOOLS, [user("Tea?"), called("", LOOK, reasoning="R1"), returned("1"), called("\nB.", SUM, reasoning="\nR2\n"), returned("2"),
                                  called("3.", reasoning="R3")]),
    "reasoning in some steps": (TOOLS, [user("Tea?"), called("", LOOK), returned("1"), called("\n", LOOK, SUM, reasoning="\n"), returned("2"), assistant("3.")]),
    "reasoning and final calls": (TOOLS, [user("Tea?"), called("\n", LOOK, SUM, reasoning="R")]),
    "reasoning within and final calls": (TOOLS, [user("Tea?"), called(THOUGHT, LOOK)]),
    "reasoning within steps": (TOOLS, [user("Tea?"), called(THOUGHT, LOOK), returned("1"), called("<think>\n\n</think>\n\nB", LOOK), returned("2"), assistant(THOUGHT)]),
    "reasoning in history": (TOOLS, [user("Tea?"), called("", LOOK, reasoning="R1"), returned("1"), called("A", reasoning="R2")] + LAST),
    "reasoning within history": (TOOLS, [user("Tea?"), called(THOUGHT, LOOK), returned("1"), assistant(THOUGHT)] + LAST),
    "reasoning twice in a step": (TOOLS, [user("Tea?"), called("<think>a</think>b", LOOK, reasoning="R"), returned("1"), assistant("A")]),
    "another calls": (TOOLS, [called("", LOOK) | {"role": "user"}, assistant("A"), user("U"), assistant("A")]),
    "tools, answer first": (TOOLS, [assistant("Hello there!")] + LAST),
    "tools and space": (TOOLS, WIDE),
    "tools and system, space": (TOOLS, [system(SPACE + "S" + SPACE)] + WIDE),
    "tools and the same question": (TOOLS, LAST + LAST),
    "tools, awkward": (AWKWARD, LAST),
    "tool alone": ('[{"name": "now", "description": "The time."}]', LAST),
    "tool that is a text": ('["now"]', LAST),
    "tool with return": (tool(function={"name": "now", "return": {"type": "string"}}), LAST),
    "tool with more": (tool(beside="something"), LAST),
    "tool of another type": (tool(type="builtin"), LAST),
    "tool without keys": (tool(function={}), LAST),
    "call, system": (TOOLS, [system("Be brief.")] + ONCE),
    "call, two systems": (TOOLS, [system("Be brief.")] + ONCE + [system("Rhyme.")] + LAST),
    "call and space": (TOOLS, [user(SPACE + "U" + SPACE), called("", LOOK), returned(SPACE + "R" + SPACE), assistant(SPACE + "A" + SPACE)]),
    "call, empty result": (TOOLS, [user("Tea?"), called("", LOOK), returned(""), assistant("A drink.")]),
    "call, long id": (TOOLS, by_id("call_0000000001", [user("Tea?"), called("", LOOK), returned("x", "call_0000000001"), assistant("A drink.")])),
    "call, wide id": (TOOLS, by_id("😀00000001", [user("Tea?"), called("", LOOK), returned("x", "😀00000001"), assistant("A drink.")])),
    "call, no id": (TOOLS, by_id("", [user("Tea?"), called("", LOOK), returned("x", ""), assistant("A drink.")])),
    "call, no id of result": (TOOLS, [user("Tea?"), called("", LOOK), returned("x", ""), assistant("A drink.")]),
    "several steps without content": (TOOLS, ONCE[:3] + SECOND + [called("", LOOK, SUM), returned("1st"), returned("2nd"), assistant("So.")]),
    "several steps, one call each": (TOOLS, ONCE[:3] + SECOND + [assistant("So.")]),
    "text between steps": (TOOLS, ONCE[:3] + [assistant("One moment.")] + SECOND + [assistant("So.")]),
    "answer calls, system": (TOOLS, [system("Be brief."), user("Tea?"), called("", LOOK)]),
    "answer calls, history": (TOOLS, [system("Be brief.")] + HISTORY + [user("Tea?"), called("", LOOK)]),
    "answer calls twice": (TOOLS, [user("Tea?"), called("", LOOK, SUM)]),
    "answer calls, long id": (TOOLS, by_id("call_0000000001", [user("Tea?"), called("", LOOK)])),
    "answer calls after a step": (TOOLS, ONCE[:3] + [called("", SUM)]),
    "answer says and calls after a step": (TOOLS, ONCE[:3] + [called("And the sum.", SUM)]),
    "calls in history, system": (TOOLS, [system("Be brief.")] + ONCE + LAST),
    "calls in history and after, no content": (TOOLS, ONCE + [user("Sum?")] + SECOND + [assistant("So.")]),
    "calls in history, tools unknown": ("", ONCE + LAST),
    "calls in history, long id": (TOOLS, by_id("call_0000000001", ONCE) + LAST),
    "results in history, long id": (TOOLS, ONCE[:2] + [returned("x", "call_0000000001")] + ONCE[3:] + LAST),
    "results in history without answer": (TOOLS, ONCE[:3] + LAST),
    "role": ("", HISTORY + [said_by("narrator", " Meanwhile. ")] + LAST),
    "role and system": ("", [system("Be brief.")] + HISTORY + [said_by("critic-2", "Hm\nhm.")] + LAST),
    "role and tools": (TOOLS, HISTORY + [said_by("narrator", " Meanwhile. ")] + ONCE),
    "role first, and tools": (TOOLS, [said_by("narrator", "It was dark.")] + LAST),
    "another reasons": ("", [called("U", reasoning="R") | {"role": "user"}, assistant("A"), user("U"), assistant("A")]),
}

# Those with a place for tools, and which of them have one for reasoning beside the content.
TOOL_TEMPLATES = {"llama-3.1": False, "mistral-v3": False, "mistral-tekken": False, "qwen2.5": False, "qwen3": True, "deepseek": False}

# What shows that the others have none.
NO_PLACE = ("tools", "call", "call and system, tools unknown", "answer calls", "reasoning beside", "role", "role and system")


def raise_exception(message):
    raise TemplateError(message)


def environment():
    jinja = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=[loopcontrols])
    jinja.filters["tojson"] = lambda x, indent=None: json.dumps(x, ensure_ascii=False, indent=indent)
    jinja.globals["raise_exception"] = raise_exception
    jinja.globals["strftime_now"] = lambda form: "26 Jul 2024"
    return jinja


def compiled(name):
    if name == "vicuna":
        return fastchat()
    with open(f"{FOLDER}/{name}.jinja", encoding="utf-8", newline="") as file:
        source = file.read().removesuffix("\n")
    template = environment().from_string(source)

    def write(messages, prompt, tools=None):
        return template.render(messages=messages, tools=tools, documents=None, add_generation_prompt=prompt, **TOKENS[name])

    return write


def fastchat():
    spec = importlib.util.spec_from_file_location("conversation", f"{FOLDER}/fastchat_conversation.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def write(messages, prompt, tools=None):
        conversation = module.get_conv_template("vicuna_v1.1")
        for place, message in enumerate(messages):
            if message["role"] == "system" and place == 0:
                conversation.set_system_message(message["content"])
                continue
            # FastChat goes by the place of a message, not by its role.
            if message["role"] != ("user", "assistant")[len(conversation.messages) % 2]:
                raise TemplateError("not in turn")
            conversation.append_message(conversation.roles[message["role"] == "assistant"], message["content"])
        if prompt:
            conversation.append_message(conversation.roles[1], None)
        return conversation.get_prompt()

    return write


def loses(name, messages):
    """What a template would write, but not all of it or elsewhere."""
    if any(m["role"] != "assistant" and ("tool_calls" in m or "reasoning_content" in m) for m in messages):
        return True
    thoughtful = [m for m in messages if "reasoning_content" in m]
    if thoughtful and not TOOL_TEMPLATES.get(name):
        return True
    answers = [m["content"] for m in messages if m["role"] == "assistant"]
    if name == "deepseek":
        return any("</think>" in a for a in answers) or any(m["role"] == "system" for m in messages[1:])
    if name == "qwen3":
        return any("</think>" in m["content"] for m in thoughtful) or any(
            a.count("</think>") > 1 or a.partition("</think>")[0].partition("<think>")[1] and "</think>" in a
            and a.partition("<think>")[0].strip("\n") for a in answers)
    return False


def leaves(value):
    """Every text in a JSON value."""
    if isinstance(value, dict):
        return [leaf for item in value.items() for part in item for leaf in leaves(part)]
    return [leaf for part in value for leaf in leaves(part)] if isinstance(value, list) else [value] if isinstance(value, str) else []


def marked(messages):
    return [m | {"content": f"[{place}|{m['content']}"} if m["content"].strip() else m for place, m in enumerate(messages)]


def lost(messages, tools, text):
    """Whether a part of what is marked is not in the text, neither as it is nor as JSON writes it."""
    parts = leaves(tools or [])
    for place, message in enumerate(messages):
        parts += [f"[{place}|"] if message["content"].strip() else []
        for call in message.get("tool_calls", []):
            given = call["function"]["arguments"]
            parts += [call["function"]["name"]] + ([given] if isinstance(given, str) else leaves(given))
    return not all(part in text or json.dumps(part, ensure_ascii=False)[1:-1] in text for part in parts)


def moved(name, messages, tools):
    """Whether it would write what another says as the user's, or the tools twice."""
    spoken = messages[messages[0]["role"] == "system":]
    if tools and name == "llama-3.1":
        return spoken[0]["role"] != "user"
    users = [message for message in messages if message["role"] == "user"]
    return bool(tools) and late(name) and users.count(users[-1]) > 1


def late(name):
    """Whether tools and the system message stand where the user speaks last."""
    return name in ("mistral-v3", "mistral-tekken")


def late_system(name, messages):
    return late(name) and messages[0]["role"] == "system"


def start(name, write, messages, place):
    before = messages[:place]
    if late(name) and any(message["role"] == "user" for message in messages[place:]):
        return write(before[late_system(name, messages):], True, tools=None)
    return write(before, True)


def rendered(name, write, messages):
    prompt = write(messages[:-1], True)
    text = write(messages, False)
    if late_system(name, messages):
        # The system message stands in the last message if that is a user's: a text that ends in an answer would lose it.
        bare = messages[1:]
        text = prompt + write(bare, False)[len(write(bare[:-1], True)):]
    places = [place for place, message in enumerate(messages) if message["role"] == "assistant"]
    starts = [start(name, write, messages, place) for place in places if places[0] > 0]
    row = {"prompt": prompt, "text": text}
    if starts and all(text.startswith(each) for each in starts):
        row["starts"] = [len(each.encode("utf-16-le")) // 2 for each in starts]
    return row


def result(name, write, messages):
    try:
        return {"error": True} if loses(name, messages) else rendered(name, write, messages)
    except TemplateError:
        return {"error": True}


def main():
    for name, tokens in TOKENS.items():
        write = compiled(name)
        for case, messages in CASES.items():
            if name == "vicuna" and case == "empty turns":
                continue  # to FastChat an empty message is an answer still to come
            row = {"template": name, "case": case, "bos": tokens["bos_token"], "messages": messages}
            print(json.dumps(row | result(name, write, messages)))
    for name, tokens in TOKENS.items():
        write = compiled(name)
        for case, (tools, messages) in TOOL_CASES.items():
            if name not in TOOL_TEMPLATES and case not in NO_PLACE:
                continue
            if name == "deepseek" and not case.startswith("tool"):
                tools = ""  # it writes calls, but no definitions
            row = {"template": name, "case": case, "bos": tokens["bos_token"], "tools": tools, "messages": messages}
            given = messages if name == "deepseek" else [parsed(message) for message in messages]
            print(json.dumps(row | with_tools(name, write, given, json.loads(tools or "[]") or None)))


def with_tools(name, write, messages, tools):
    if moved(name, messages, tools):
        return {"error": True}
    row = result(name, functools.partial(write, tools=tools), messages)
    if "error" in row or name == "qwen3" and any("think>" in m["content"] or "reasoning_content" in m for m in messages):
        return row  # Qwen3 leaves out the reasoning of earlier answers, and is meant to
    shown = rendered(name, functools.partial(write, tools=tools), marked(messages))
    return {"error": True} if lost(messages, tools, shown["text"]) or lost(messages[:-1], tools, shown["prompt"]) else row


def parsed(message):
    """The message with the arguments as objects."""
    if "tool_calls" not in message:
        return message
    calls = [call | {"function": call["function"] | {"arguments": json.loads(call["function"]["arguments"])}} for call in message["tool_calls"]]
    return message | {"tool_calls": calls}


if __name__ == "__main__":
    main()
