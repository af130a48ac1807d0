package dev.winnow.filters.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.text.TokenizerFiles;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private static final List<String> SOURCES = List.of("a.jsonl", "b.jsonl", "generate[0]");

  private static Selection selection(Map<String, ?> settings) {
    return Selection.of(Settings.read("select", SelectionKeys.ALL, settings));
  }

  private static Selection mix(String first, String second) {
    Map<String, Integer> shares = new LinkedHashMap<>();
    shares.put(first, 2);
    shares.put(second, 1);
    return selection(Map.of("top", 9, "per", "source", "shares", shares));
  }

  private static void refuses(Selection selection, Set<String> mapped, String message) {
    assertThatThrownBy(() -> selection.check(SOURCES, mapped, false))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void givenTokenizer_ranksByIt() {
    String pieces = TokenizerFiles.path("pieces");
    Selection selection = selection(Map.of("top", 3, "tokenizer", pieces));
    Example row = Example.of("owl owl", "", "owl OWL", Provenance.read("a", "", 1));

    assertThat(new Selector(selection, 1).weight(row)).isEqualTo(4);
    assertThat(selection.asMap())
        .containsEntry("by", "tokens")
        .containsEntry("tokenizer", pieces)
        .satisfies(map -> assertThat(selection(map)).isEqualTo(selection));
    assertThat(selection(Map.of("sample", 3)).asMap()).doesNotContainKey("tokenizer");
  }

  @Test
  void givenTokenizerThatNothingUses_refuses() {
    for (Map<String, ?> settings :
        List.<Map<String, ?>>of(
            Map.of("top", 3, "by", "length", "tokenizer", "o200k_base"),
            Map.of("sample", 3, "tokenizer", "o200k_base"))) {
      assertThatThrownBy(() -> selection(settings))
          .isInstanceOf(InvalidSetting.class)
          .hasMessage("select.tokenizer: only goes with by: tokens");
    }
    assertThatThrownBy(() -> selection(Map.of("top", 3, "tokenizer", "gpt2")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("select.tokenizer: expected one of r50k_base, ");
  }

  @Test
  void givenScoresThatNoRowHas_refuses() {
    Selection byScore = selection(Map.of("top", 3, "by", "score"));
    refuses(byScore, Set.of("output"), "select.by: no row has a score; name the field");
    assertThatCode(() -> byScore.check(SOURCES, Set.of("score"), false)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"category", "method", "operation", "teacher"})
  void givenGroupsThatNoRowHas_refuses(String per) {
    Selection quota = selection(Map.of("each", 3, "per", per));
    refuses(quota, Set.of("score"), "select.per: no row has a " + per);
    assertThatCode(() -> quota.check(SOURCES, Set.of(), true)).doesNotThrowAnyException();
  }

  @Test
  void givenMappedCategoryOrSources_accepts() {
    assertThatCode(
            () -> {
              selection(Map.of("each", 3, "per", "category"))
                  .check(SOURCES, Set.of("category"), false);
              selection(Map.of("each", 3, "per", "source")).check(SOURCES, Set.of(), false);
              mix("a*", "generate[0].stronger").check(SOURCES, Set.of(), true);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void givenShareOfNoSource_namesThoseThereAre() {
    refuses(
        mix("a.jsonl", "c.jsonl"),
        Set.of(),
        "select.shares.c.jsonl: no source is named \"c.jsonl\"; there are a.jsonl, b.jsonl");
  }

  private static String group(Selection selection, String source) {
    Example row = Example.of("i", "", "o", Provenance.read(source, "", 1));
    return new Selector(selection, 1).group(row);
  }

  @Test
  void givenPatterns_theFirstThatFitsIsTheGroup() {
    assertThat(group(mix("web-*", "*"), "web-1.jsonl")).isEqualTo("web-*");
    assertThat(group(mix("*", "web-*"), "web-1.jsonl")).isEqualTo("*");
    assertThat(group(mix("generate[0]", "x"), "generate[0].stronger")).isEqualTo("generate[0]");
    assertThat(group(mix("a", "b"), "other")).isEqualTo("other");
    assertThat(group(mix("a.jsonl", "b"), "abjsonl")).isEqualTo("abjsonl");
    assertThat(group(selection(Map.of("top", 1)), "a")).isEmpty();
  }

  private static SortedMap<String, List<Integer>> ranks(Object... pairs) {
    SortedMap<String, List<Integer>> ranks = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      List<Integer> some = ((List<?>) pairs[i + 1]).stream().map(rank -> (Integer) rank).toList();
      ranks.put((String) pairs[i], some);
    }
    return ranks;
  }

  @Test
  void givenShareWithoutRows_saysWhichGroupsThereAre() {
    Selector selector = new Selector(mix("a", "maths"), 1);
    assertThatThrownBy(() -> selector.cuts(ranks("a", List.of(1, 2), "math", List.of(3))))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "select.shares.maths: no row that got here is of \"maths\"; there are \"a\", \"math\";"
                + " name one of these, or take its share out");
    assertThat(selector.cuts(ranks())).isEqualTo(Cuts.none());
  }

  @Test
  void givenScarceGroup_notesIt() {
    Cuts<Integer> cuts =
        new Selector(mix("a", "b"), 1).cuts(ranks("a", List.of(1, 2, 3, 4, 5), "b", List.of(6)));
    assertThat(cuts.note())
        .isEqualTo("select: 3 rows instead of 9, because \"b\" has but 1 and the shares hold");
    assertThat(cuts.over("a", 2)).isNull();
    assertThat(cuts.over("a", 3)).isEqualTo(new Cut<>("over_share", 2, 2));
    assertThat(cuts.over("b", 6)).isNull();
  }

  @Test
  void givenQuotaAndTotal_bothHold() {
    Selector selector = new Selector(selection(Map.of("top", 3, "each", 2, "per", "source")), 1);
    assertThat(selector.most()).isEqualTo(2);
    Cuts<Integer> cuts = selector.cuts(ranks("a", List.of(1, 2), "b", List.of(4, 5)));
    assertThat(cuts.over("a", 3)).isEqualTo(new Cut<>("over_quota", 2, 2));
    assertThat(cuts.over("b", 4)).isNull();
    assertThat(cuts.over("b", 5)).isEqualTo(new Cut<>("not_in_top", 3, 4));
  }
}
