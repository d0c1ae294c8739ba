package io.partita.planner.catalog;

/** What a name in FROM stands for. */
public sealed interface Named permits Table, View {

    String name();
}
