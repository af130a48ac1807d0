package dev.winnow.generators.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.templates.Json;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TeacherSettingsTest {
  private static TeacherSettings read(Map<String, Object> raw) {
    return TeacherSettings.of(Settings.read("teachers.t", TeacherSettings.PARAMETERS, raw));
  }

  @Test
  void givenModelOnly_fillsInDefaults() {
    TeacherSettings settings = read(Map.of("model", "m"));
    assertThat(settings.inFlight()).isNull();
    assertThat(settings.mostInFlight()).isEqualTo(64);
    assertThat(settings.backoff()).isEqualTo(java.time.Duration.ofMillis(500));
    assertThat(settings.timeout()).hasMinutes(10);
    assertThat(settings.profile()).isEqualTo(Profile.OPENAI);
    assertThat(settings.apiKeyEnv()).isEqualTo("OPENAI_API_KEY");
  }

  @Test
  void givenBaseUrl_normalizesIt() {
    assertThat(read(Map.of("model", "m", "base_url", "HTTP://LocalHost:80/v1//")).baseUrl())
        .isEqualTo("http://localhost/v1");
    assertThat(read(Map.of("model", "m", "base_url", "https://[::1]:8000/V1")).baseUrl())
        .isEqualTo("https://[::1]:8000/V1");
  }

  @Test
  void givenBadBaseUrl_isRefused() {
    for (String url :
        List.of(
            "", "localhost:8000", "ftp://a/b", "http://u:p@h/v1", "http://h/?k=1", "http://a b")) {
      assertThatThrownBy(() -> read(Map.of("model", "m", "base_url", url)))
          .as(url)
          .isInstanceOf(InvalidSetting.class)
          .hasMessageContaining("teachers.t.base_url");
    }
  }

  @Test
  void givenBlankModelOrUnknownProfile_isRefused() {
    assertThatThrownBy(() -> read(Map.of("model", " "))).isInstanceOf(InvalidSetting.class);
    assertThatThrownBy(() -> read(Map.of("model", "m", "profile", "tgi")))
        .hasMessageContaining("openai-reasoning");
  }

  @Test
  void givenOverrides_sendsThemInsteadOfTheGenerators() {
    TeacherSettings settings =
        read(Map.of("model", "m", "temperature", 0, "top_p", 0.5, "max_tokens", 9));
    assertThat(Json.text(RequestBody.of(settings, OpenAiTeacherTest.HELLO.sampled(1, 1, 300))))
        .endsWith("\"temperature\":0.0,\"top_p\":0.5,\"max_tokens\":9}");
  }

  @Test
  void givenReasoningProfile_leavesSamplingOut() {
    TeacherSettings settings = read(Map.of("model", "m", "profile", "openai-reasoning"));
    assertThat(Json.text(RequestBody.of(settings, OpenAiTeacherTest.HELLO.sampled(1, 1, 300))))
        .endsWith("],\"max_completion_tokens\":300}");
  }
}
