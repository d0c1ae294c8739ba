package io.partita.jdbc.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build, which Maven writes into a resource. */
public record ProductVersion(String text, int major, int minor) {

    public static ProductVersion ofThisBuild() {
        Properties properties = new Properties();
        try (InputStream in = ProductVersion.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the resource version.properties of the driver cannot be read", unreadable);
        }
        String text = properties.getProperty("version");
        String[] numbers = text.split("[.-]", -1);
        return new ProductVersion(text, Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }
}
