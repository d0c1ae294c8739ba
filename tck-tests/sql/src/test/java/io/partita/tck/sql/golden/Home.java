package io.partita.tck.sql.golden;

/** Where a golden file is run: a database of its own. */
interface Home {
    /** Makes the database and says its URL. */
    String open();

    /** Takes the database away. */
    void close();

    /** A database that is there when somebody connects to it. */
    static Home at(String url) {
        return new Home() {
            @Override
            public String open() {
                return url;
            }

            @Override
            public void close() {
                // Its last connection has closed it.
            }
        };
    }
}
