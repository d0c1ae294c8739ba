package io.partita.shell.source;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of a CSV file, which turns its fields into values.
 *
 * <p>A column of type AUTO decides by the sample that it is shown: if every value is a JSON map or list, it holds
 * those; if every value without quotes is a number or a boolean, those are read as such, and those in quotes as
 * text; otherwise everything is text. Thus {@code 007} or one {@code n/a} keep a column text. If the sample shows no
 * value, the first one that comes decides.
 */
final class CsvColumn {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final int MAX_NUMBER_CHARS = 140;

    private final String name;
    private final ColumnType type;
    private final String nullText;
    private boolean sampled;
    private boolean onlyDocuments = true;
    private boolean onlyLiterals = true;

    CsvColumn(String name, ColumnType type, String nullText) {
        this.name = name;
        this.type = type;
        this.nullText = nullText;
    }

    String name() {
        return name;
    }

    void sample(CsvField field) {
        if (type != ColumnType.AUTO || field.isAbsent() || isNull(field)) {
            return;
        }
        sampled = true;
        onlyDocuments = onlyDocuments && isDocument(field.text());
        onlyLiterals = onlyLiterals && (field.quoted() || isLiteral(field.text()));
    }

    boolean isNull(CsvField field) {
        return !field.quoted() && field.text().equals(nullText);
    }

    /**
     * The value of a field that is not absent.
     *
     * @throws IllegalArgumentException if the field cannot have the column's type
     */
    @Nullable
    Object value(CsvField field) {
        if (isNull(field)) {
            return null;
        }
        return switch (type) {
            case AUTO -> found(field);
            case TEXT -> field.text();
            case NUMBER -> number(field.text(), "");
            case BOOLEAN -> truth(field.text());
            case JSON -> json(field.text());
            case BINARY -> binary(field.text());
        };
    }

    private @Nullable Object found(CsvField field) {
        if (!sampled) {
            sample(field);
        }
        if (onlyDocuments) {
            return json(field.text());
        }
        if (!onlyLiterals || field.quoted()) {
            return field.text();
        }
        return switch (field.text()) {
            case "true" -> true;
            case "false" -> false;
            default ->
                number(
                        field.text(),
                        ", as all values before it are; to read the column as text, name it with --columns " + name
                                + ":text or give --types text");
        };
    }

    private BigDecimal number(String text, String advice) {
        if (!isNumber(text)) {
            throw new IllegalArgumentException(column() + excerpt(text) + " is not a number" + advice);
        }
        return new BigDecimal(text);
    }

    private Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(column() + excerpt(text) + " is neither true nor false");
        };
    }

    private @Nullable Object json(String text) {
        try {
            return JsonValues.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(column() + e.getMessage(), e);
        }
    }

    private byte[] binary(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(column() + excerpt(text) + " is not Base64", e);
        }
    }

    private String column() {
        return "column " + name + ": ";
    }

    private static String excerpt(String text) {
        return '"' + (text.length() <= 40 ? text : text.substring(0, 40) + "…") + '"';
    }

    private static boolean isLiteral(String text) {
        return isNumber(text) || text.equals("true") || text.equals("false");
    }

    private static boolean isNumber(String text) {
        return text.length() <= MAX_NUMBER_CHARS && NUMBER.matcher(text).matches();
    }

    private static boolean isDocument(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return false;
        }
        try {
            JsonValues.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
