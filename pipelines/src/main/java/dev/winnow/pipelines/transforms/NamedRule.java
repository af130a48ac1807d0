package dev.winnow.pipelines.transforms;

import dev.winnow.filters.RowFilter;
import java.io.Serializable;

/**
 * A rule that judges each row by itself, under the name that the ledger has for it.
 *
 * @param name unique in its recipe
 */
public record NamedRule(String name, RowFilter rule) implements Serializable {}
