package dev.winnow.pipelines.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Json;
import java.util.List;

/**
 * LLaMA-Factory's {@code dataset_info.json}: where a dataset's rows are and how they are read, by
 * the dataset's name. It lies in the folder that {@code dataset_dir} names.
 */
public final class DatasetInfo {
  /** The file's name, which LLaMA-Factory fixes. */
  public static final String FILE = "dataset_info.json";

  private DatasetInfo() {}

  /**
   * The file for a run's data. An entry names one file or a folder, so the rows to train on are one
   * entry, NAME, if they are one file or all that the folder holds, and else one a shard, NAME_0
   * and so on; those held out are NAME_validation in the same way.
   *
   * @param description of the rows, without the file's name
   */
  public static TextFile of(String name, ObjectNode description, List<WrittenFile> files) {
    List<String> train = paths(OutputKind.DATA, files);
    List<String> held = paths(OutputKind.VALIDATION, files);
    ObjectNode info = Json.MAPPER.createObjectNode();
    add(info, name, description, held.isEmpty() && train.size() > 1 ? List.of("data") : train);
    add(info, name + "_validation", description, held);
    return new TextFile(FILE, info.toPrettyString() + "\n");
  }

  private static List<String> paths(OutputKind kind, List<WrittenFile> files) {
    return files.stream().filter(file -> file.kind() == kind).map(WrittenFile::path).toList();
  }

  private static void add(
      ObjectNode info, String name, ObjectNode description, List<String> paths) {
    for (int i = 0; i < paths.size(); i++) {
      info.putObject(paths.size() == 1 ? name : name + "_" + i)
          .put("file_name", paths.get(i))
          .setAll(description.deepCopy());
    }
  }
}
