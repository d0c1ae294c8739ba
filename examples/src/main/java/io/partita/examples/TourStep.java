package io.partita.examples;

import java.util.List;

/**
 * One statement of the tour.
 *
 * @param title what there is to see
 */
record TourStep(String title, String sql) {

    static final List<TourStep> ALL = List.of(
            new TourStep("One item by its key", """
                    SELECT name, region, latitude, longitude FROM cities
                    WHERE country = 'FR' AND place = 'Île-de-France/Paris'"""),
            new TourStep("A range of sort keys under one partition key", """
                    SELECT name, district FROM cities
                    WHERE country = 'US' AND place BETWEEN 'Texas/Par' AND 'Texas/Pf'"""),
            new TourStep("A range of a local index, backwards: the northernmost places of Norway", """
                    SELECT name, latitude FROM cities
                    WHERE country = 'NO' AND latitude > 70 ORDER BY latitude DESC LIMIT 5"""),
            new TourStep("Through a global index: every Paris there is", """
                    SELECT country, region, latitude FROM cities
                    WHERE name = 'Paris'"""),
            new TourStep("IN becomes queries in parallel", """
                    SELECT name, country, region FROM cities
                    WHERE name IN ('Athens', 'Berlin', 'Rome') AND country = 'US'"""),
            new TourStep("No key condition: refused before it reads anything", """
                    SELECT name, country, latitude FROM cities
                    WHERE latitude > 71"""),
            new TourStep("The same, allowed: segments in parallel", """
                    SELECT /*+ SCAN(allow) SEGMENTS(4) */ name, country, latitude FROM cities
                    WHERE latitude > 71"""),
            new TourStep("A write by key: one conditional request, with attributes that no other item has", """
                    UPDATE cities SET visited = DATE '2026-07-14', notes = ['Louvre', 'Seine']
                    WHERE country = 'FR' AND place = 'Île-de-France/Paris'
                    RETURNING ALL NEW *"""));
}
