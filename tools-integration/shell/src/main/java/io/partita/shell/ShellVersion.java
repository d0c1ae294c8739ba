package io.partita.shell;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which version this is; from a file that the build writes. */
final class ShellVersion implements IVersionProvider {

    static String number() {
        Properties properties = new Properties();
        try (InputStream file = ShellVersion.class.getResourceAsStream("version.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new IllegalStateException("version.properties cannot be read", e);
        }
        return properties.getProperty("version");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"partita " + number()};
    }
}
