package dev.weft.bench.command;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the gate's options are written. */
final class GateValues {

  private GateValues() {}

  /** Times such as {@code 90s}, {@code 10m} or {@code 1h}. */
  static final class Time implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([smh])");

    @Override
    public Duration convert(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new TypeConversionException("'" + text + "' is no time such as 90s, 10m or 1h");
      }
      return Duration.parse("PT" + form.group(1) + form.group(2).toUpperCase(Locale.ROOT));
    }
  }

  /** Shares such as {@code 5%}, as 0.05. */
  static final class Percent implements ITypeConverter<Double> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]+)?) ?%");

    @Override
    public Double convert(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new TypeConversionException("'" + text + "' is no share such as 5%");
      }
      return Double.parseDouble(form.group(1)) / 100;
    }
  }
}
