package dev.weft.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, as wide as what is in them. */
public final class TextTable {
  private final String[] titles;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * Names the columns.
   *
   * @param titles a title that begins with {@code >} makes its column flush right
   */
  public TextTable(String... titles) {
    this.titles = titles;
  }

  /** Adds a row, with a cell for each column. */
  public TextTable row(String... cells) {
    if (cells.length != titles.length) {
      throw new IllegalArgumentException(
          "row has " + cells.length + " cells, expected " + titles.length);
    }
    rows.add(cells);
    return this;
  }

  /** A number in as many digits as are worth reading. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(value)) {
      return "-";
    }
    return (size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f")
        .formatted(value);
  }

  /** The same, or a dash if there is none. */
  public static String number(Double value) {
    return value == null ? "-" : number(value.doubleValue());
  }

  /** A number without digits after the point. */
  public static String whole(Double value) {
    return value == null || Double.isNaN(value) ? "-" : "%,d".formatted(Math.round(value));
  }

  @Override
  public String toString() {
    int[] widths = new int[titles.length];
    for (int c = 0; c < titles.length; c++) {
      widths[c] = title(c).length();
      for (String[] row : rows) {
        widths[c] = Math.max(widths[c], row[c].length());
      }
    }
    StringBuilder text = new StringBuilder();
    String[] heading = new String[titles.length];
    for (int c = 0; c < titles.length; c++) {
      heading[c] = title(c);
    }
    append(text, heading, widths);
    for (String[] row : rows) {
      append(text, row, widths);
    }
    return text.toString();
  }

  /** How many columns there are. */
  public int columns() {
    return titles.length;
  }

  /** The rows, each with a cell for each column. */
  public List<String[]> rows() {
    return List.copyOf(rows);
  }

  /** Whether a column is flush right. */
  public boolean right(int column) {
    return titles[column].startsWith(">");
  }

  /** A column's title. */
  public String title(int column) {
    return right(column) ? titles[column].substring(1) : titles[column];
  }

  private void append(StringBuilder text, String[] cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < cells.length; c++) {
      String padding = " ".repeat(widths[c] - cells[c].length());
      line.append(c == 0 ? "" : "  ").append(right(c) ? padding + cells[c] : cells[c] + padding);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
