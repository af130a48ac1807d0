package dev.winnow.pipelines.recipe;

/** Recipes that several tests read. */
final class Samples {
  static final String WHOLE =
      """
      seed: -7
      teachers:
        default: {model: small}
        judge: {model: large, temperature: 0}
      store: responses.sqlite
      generate:
        - {method: alpaca, seeds: seeds.jsonl, target: 200}
        - method: orca
          teacher: judge
          voices: [b, a]
          stronger: default
          novelty: {metric: rouge-l, max: 0.6}
      read:
        - {path: rows.jsonl, map: {instruction: prompt, output: /a/0}}
        - path: more/*.jsonl
      filters:
        - regex: {name: no-pictures, drop: '(?i)\\b(image|graph)s?\\b'}
        - length: {field: input, min: 3, max: 150}
        - length: {max: 2048}
        - near-duplicates: {shingle: {words: 4}, threshold: 0.8}
        - refusals:
      select: {top: 1000, by: length}
      render: {format: text, rename: {text: "42"}}
      output: {dir: made, split: test.v1, shard_rows: 10, keep: [id]}
      """;

  private Samples() {}
}
