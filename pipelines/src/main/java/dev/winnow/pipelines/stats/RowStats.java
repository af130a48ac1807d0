package dev.winnow.pipelines.stats;

import dev.winnow.filters.text.TokenCounter;
import dev.winnow.pipelines.input.RowCounts;
import dev.winnow.pipelines.look.Unreadable;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Field;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers of a dataset. Each kind is counted by a class of its own, for a row and for the rows that
 * stand behind; another kind is another such class, a line in {@link #row}, one in {@link
 * #add(RowStats)} and a section of the {@link StatsPage}.
 */
public final class RowStats implements RowCounts<RowStats> {
  /** Rows of a file, and what should be some and is not. */
  record InFile(long rows, long unreadable) {
    static final InFile NONE = new InFile(0, 0);

    InFile and(InFile more) {
      return new InFile(rows + more.rows, unreadable + more.unreadable);
    }
  }

  private final TokenCounter tokenizer;
  private final SortedMap<String, InFile> files = new TreeMap<>();
  private final Unreadable unreadable = new Unreadable();
  private final Filled filled = new Filled();
  private final Map<Field, FieldLengths> lengths = new EnumMap<>(Field.class);
  private final Repeats instructions = new Repeats();
  private final Repeats wholeRows = new Repeats();
  private final Openings openings = new Openings();
  private final RowLanguages languages = new RowLanguages();

  /**
   * @param tokenizer counts tokens
   */
  public RowStats(TokenCounter tokenizer) {
    this.tokenizer = tokenizer;
    for (Field field : Field.values()) {
      lengths.put(field, new FieldLengths());
    }
  }

  @Override
  public void row(Example row) {
    files.merge(row.provenance().source(), new InFile(1, 0), InFile::and);
    filled.add(row);
    lengths.forEach((field, counts) -> counts.add(field.of(row), tokenizer));
    instructions.add(row.instruction());
    wholeRows.add(Field.ROW.of(row));
    openings.add(row.instruction());
    languages.add(Field.ROW.of(row));
  }

  @Override
  public void failure(String file, Failure failure) {
    files.merge(file, new InFile(0, 1), InFile::and);
    unreadable.add(failure);
  }

  @Override
  public void add(RowStats later) {
    later.files.forEach((file, counts) -> files.merge(file, counts, InFile::and));
    unreadable.add(later.unreadable);
    filled.add(later.filled);
    lengths.forEach((field, counts) -> counts.add(later.lengths(field)));
    instructions.add(later.instructions);
    wholeRows.add(later.wholeRows);
    openings.add(later.openings);
    languages.add(later.languages);
  }

  /** How many rows there are. */
  public long rows() {
    return lengths(Field.ROW).chars().count();
  }

  TokenCounter tokenizer() {
    return tokenizer;
  }

  /** By file; a file without rows is not there. */
  SortedMap<String, InFile> files() {
    return Collections.unmodifiableSortedMap(files);
  }

  Unreadable unreadable() {
    return unreadable;
  }

  Filled filled() {
    return filled;
  }

  FieldLengths lengths(Field field) {
    return lengths.getOrDefault(field, new FieldLengths());
  }

  /** Of the instructions that are not empty. */
  Repeats instructions() {
    return instructions;
  }

  Repeats wholeRows() {
    return wholeRows;
  }

  /** Of instructions. */
  Openings openings() {
    return openings;
  }

  /** Of whole rows. */
  RowLanguages languages() {
    return languages;
  }
}
