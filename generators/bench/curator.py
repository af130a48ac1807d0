"""bespoke curator 0.1.31 on the same server: python curator.py URL SEEDS REQUESTS IN_FLIGHT RPM TPM (0: not stated)."""

import json
import random
import sys

from bespokelabs import curator

UNLIMITED = 1_000_000_000


def main() -> None:
    url, seeds = sys.argv[1:3]
    requests, in_flight, rpm, tpm = map(int, sys.argv[3:7])
    with open(seeds, encoding="utf-8") as file:
        tasks = [json.loads(line)["instruction"] for line in file]
    draw = random.Random(7)
    prompts = [
        f"List {i}. Continue this list with 17 more tasks, each with an input and an output:\n" + "\n".join(draw.sample(tasks, 3))
        for i in range(requests)
    ]
    teacher = curator.LLM(
        model_name="bench",
        backend="openai",
        backend_params={
            "base_url": url,
            "max_requests_per_minute": rpm or UNLIMITED,
            "max_tokens_per_minute": tpm or UNLIMITED,
            "max_concurrent_requests": in_flight,
        },
    )
    answers = teacher(prompts)
    print(len(getattr(answers, "dataset", answers)), "answers")


if __name__ == "__main__":
    main()
