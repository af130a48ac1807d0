package dev.winnow.pipelines;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house's rules: one-way layers, no circles, and each library in its own module. */
@AnalyzeClasses(packages = "dev.winnow", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("templates")
          .definedBy("dev.winnow.templates..")
          .layer("filters")
          .definedBy("dev.winnow.filters..")
          .layer("generators")
          .definedBy("dev.winnow.generators..")
          .layer("pipelines")
          .definedBy("dev.winnow.pipelines..")
          .whereLayer("pipelines")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("filters")
          .mayOnlyBeAccessedByLayers("pipelines")
          .whereLayer("generators")
          .mayOnlyBeAccessedByLayers("pipelines");

  @ArchTest
  static final ArchRule NO_CIRCLES = slices().matching("dev.winnow.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule BEAM_ONLY_IN_PIPELINES =
      onlyIn("dev.winnow.pipelines..", "org.apache.beam..", "org.apache.flink..");

  @ArchTest
  static final ArchRule TEXT_LIBRARIES_ONLY_IN_FILTERS =
      onlyIn(
          "dev.winnow.filters..",
          "org.apache.lucene..",
          "com.google.re2j..",
          "com.knuddels..",
          "opennlp..",
          "ai.djl..");

  @ArchTest
  static final ArchRule SDK_ONLY_IN_GENERATORS =
      onlyIn(
          "dev.winnow.generators..",
          "com.openai..",
          "org.sqlite..",
          "org.postgresql..",
          "java.sql..");

  @ArchTest
  static final ArchRule COMMAND_LINE_ONLY_IN_CLI =
      onlyIn("dev.winnow.pipelines.cli..", "picocli..");

  private static ArchRule onlyIn(String home, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }
}
