package io.partita.engine.server.command;

import io.partita.engine.server.policy.Spelling;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * What a command takes for options that it was not given, from the file that its option {@code --config} names: lines of
 * {@code name = value}, with the names of the options without hyphens before them. Empty lines and those that begin with
 * {@code #} mean nothing.
 */
final class ConfigurationFile implements IDefaultValueProvider {
    private static final String OPTION = "--config";
    private static final int MAX_BYTES = 1 << 20;

    /** Those that mean something at the command line only. */
    private static final Set<String> OUTSIDE = Set.of("config", "help", "version");

    private @Nullable Map<String, String> values;

    /** @throws ParameterException if the file cannot be used; only once, so that the usage can be shown afterwards */
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        CommandSpec command = argument.command();
        if (values == null && command.findOption(OPTION).getValue() instanceof Path file) {
            values = Map.of();
            values = read(file, command);
        }
        return values == null || !(argument instanceof OptionSpec option) ? null : values.get(name(option));
    }

    private static String name(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "");
    }

    private static Map<String, String> read(Path file, CommandSpec command) {
        Set<String> known = new TreeSet<>();
        command.options().forEach(option -> known.add(name(option)));
        known.removeAll(OUTSIDE);
        Map<String, String> read = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines(file, command)) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                String problem = take(text, known, read);
                if (problem != null) {
                    throw new ParameterException(command.commandLine(), file + ", line " + number + ": " + problem);
                }
            }
        }
        return read;
    }

    /** What is wrong with the line, or null. */
    private static @Nullable String take(String line, Set<String> known, Map<String, String> read) {
        int sign = line.indexOf('=');
        if (sign < 0) {
            return "there is no = in '" + line + "'; a line is name = value";
        }
        String name = line.substring(0, sign).strip();
        String value = line.substring(sign + 1).strip();
        if (!known.contains(name)) {
            return "there is no setting '" + name + "'" + Spelling.hint(name, known);
        } else if (value.isEmpty()) {
            return "'" + name + "' has no value";
        }
        return read.put(name, value) == null ? null : "'" + name + "' is there a second time";
    }

    private static List<String> lines(Path file, CommandSpec command) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("it has more than " + MAX_BYTES + " bytes");
            }
            return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException e) {
            throw new ParameterException(command.commandLine(), OPTION + ": there is no file " + file);
        } catch (CharacterCodingException e) {
            throw new ParameterException(command.commandLine(), OPTION + ": " + file + " is not text in UTF-8");
        } catch (IOException e) {
            throw new ParameterException(
                    command.commandLine(), OPTION + ": " + file + " cannot be read: " + e.getMessage());
        }
    }
}
