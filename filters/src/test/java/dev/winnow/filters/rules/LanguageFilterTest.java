package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.judge;
import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.Verdict;
import dev.winnow.templates.settings.InvalidSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageFilterTest {
  private static final String GERMAN =
      "Schreibe bitte eine kurze Geschichte über einen Leuchtturm.";

  private static LanguageFilter keeping(String... languages) {
    return rule(LanguageFilter.PART, Map.of("keep", List.of(languages)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | Schreibe bitte eine kurze Geschichte über einen Leuchtturm.",
        "fr | Écris une courte histoire sur un gardien de phare qui trouve une lettre.",
        "es | Escribe una historia corta sobre un farero que encuentra una carta.",
        "it | Scrivi una breve storia su un guardiano del faro e una lettera.",
        "nl | Schrijf een kort verhaal over een vuurtorenwachter die een brief vindt.",
        "pl | Napisz krótkie opowiadanie o latarniku, który znajduje list.",
        "ru | Напиши короткий рассказ о смотрителе маяка, который нашёл письмо.",
        "uk | Напиши коротке оповідання про доглядача маяка, який знайшов листа.",
        "tr | Bir mektup bulan fener bekçisi hakkında kısa bir hikaye yaz.",
        "vi | Viết một câu chuyện ngắn về người gác hải đăng tìm thấy một lá thư.",
        "ar | اكتب قصة قصيرة عن حارس منارة يجد رسالة في زجاجة.",
        "hi | एक प्रकाशस्तंभ रक्षक के बारे में एक छोटी कहानी लिखिए।",
        "ja | 毎朝、公園を散歩してからコーヒーを飲みます。新聞も読みます。",
        "ko | 등대지기에 대한 짧은 이야기를 써 주세요. 편지를 발견합니다.",
        "zh | 写一个关于灯塔看守人的短篇故事,他在瓶子里发现了一封信。",
        "no | Skriv en kort fortelling om en fyrvokter som ikke finner brevet sitt.",
      })
  void givenSentence_knowsItsLanguage(String language, String text) {
    assertThat(judge(keeping("en", language), text)).isEqualTo(Verdict.KEEP);
    Verdict verdict = judge(keeping("en"), text);
    assertThat(verdict).isInstanceOf(Verdict.Drop.class);
    assertThat(((Verdict.Drop) verdict).reason()).isEqualTo("other_language");
    assertThat(((Verdict.Drop) verdict).detail())
        .containsEntry("field", "row")
        .containsEntry("language", language)
        .hasEntrySatisfying("confidence", value -> assertThat((Double) value).isBetween(0.0, 0.4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write a short story about a lighthouse keeper who finds a letter in a bottle.",
        "Explain how photosynthesis works.",
        "AgNO3(aq) + NaCl(aq) → AgCl(s) + NaNO3(aq)",
        "def moving_average(values, k):\n    return [sum(values[i:i + k]) / k for i in values]",
        "| Pos | Team | P | W | D | L | GF | GA | GD | Pts |",
      })
  void givenEnglishOrNoLanguage_staysWhereEnglishDoes(String text) {
    assertThat(judge(keeping("en"), text)).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenHigherConfidence_dropsMore() {
    String table = "| Pos | Team | P | W | D | L | GF | GA | GD | Pts |";
    LanguageFilter sure =
        rule(LanguageFilter.PART, Map.of("keep", List.of("en"), "confidence", 0.9));
    assertThat(judge(sure, table)).isInstanceOf(Verdict.Drop.class);
    LanguageFilter any = rule(LanguageFilter.PART, Map.of("keep", List.of("en"), "confidence", 0));
    assertThat(judge(any, GERMAN)).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenField_looksAtThatOnly() {
    LanguageFilter rule =
        rule(LanguageFilter.PART, Map.of("keep", List.of("en"), "field", "output"));
    String english = "A lighthouse keeper found a letter in a bottle.";
    assertThat(rule.judge(row(GERMAN, "", english))).isEqualTo(Verdict.KEEP);
    assertThat(rule.judge(row(english, "", GERMAN))).isInstanceOf(Verdict.Drop.class);
  }

  @Test
  void givenShortText_staysUnlessShortOnesGo() {
    assertThat(judge(keeping("en"), "Ja, natürlich.")).isEqualTo(Verdict.KEEP);
    assertThat(judge(keeping("en"), "")).isEqualTo(Verdict.KEEP);
    LanguageFilter drops =
        rule(LanguageFilter.PART, Map.of("keep", List.of("de"), "short", "drop", "letters", 12));
    assertThat(judge(drops, "Ja, natürlich!"))
        .as("eleven letters")
        .isEqualTo(Verdict.drop("too_short_to_tell", Map.of("field", "row", "letters", 11L)));
    assertThat(judge(drops, GERMAN)).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenLongText_looksAtItsBeginning() {
    String english = "The keeper of the lighthouse found a letter in a bottle. ".repeat(40);
    assertThat(judge(keeping("en"), english + GERMAN.repeat(1000))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenWrongSettings_saysWhich() {
    assertThatThrownBy(() -> keeping())
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("filters[2].keep: expected at least one language, such as [en]");
    assertThatThrownBy(() -> keeping("en", "english"))
        .hasMessageStartingWith("filters[2].keep[1]: expected a list of any of af, ar, ast, ")
        .hasMessageEndingWith(", got \"english\"");
  }
}
