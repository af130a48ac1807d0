package dev.winnow.pipelines.input;

import java.io.Serializable;
import java.util.List;

/**
 * Some rows of one file, not parsed yet: reading a file is quick and done by one worker, parsing is
 * done by all.
 *
 * @param file the file
 * @param positions where each row stands: line number or number of the record, from 1
 * @param rows a JSON text each
 */
public record RowBlock(InputFile file, List<Long> positions, List<byte[]> rows)
    implements Serializable {}
