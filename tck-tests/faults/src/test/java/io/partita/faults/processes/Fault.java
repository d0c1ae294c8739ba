package io.partita.faults.processes;

import java.io.IOException;

/** What happens to a process, and how it ends. */
enum Fault {
    KILL("is killed") {
        @Override
        void begin(Cluster cluster, int node) {
            cluster.node(node).kill();
        }

        @Override
        void end(Cluster cluster, int node) throws IOException {
            cluster.node(node).start();
        }
    },
    KILL_TWO("is killed, and the next one too") {
        @Override
        void begin(Cluster cluster, int node) {
            cluster.node(node).kill();
            cluster.node((node + 1) % cluster.size()).kill();
        }

        @Override
        void end(Cluster cluster, int node) throws IOException {
            cluster.node(node).start();
            cluster.node((node + 1) % cluster.size()).start();
        }
    },
    FREEZE("stands still") {
        @Override
        void begin(Cluster cluster, int node) throws IOException, InterruptedException {
            cluster.node(node).freeze();
        }

        @Override
        void end(Cluster cluster, int node) throws IOException, InterruptedException {
            cluster.node(node).thaw();
        }
    },
    ISOLATE("is cut off from all others") {
        @Override
        void begin(Cluster cluster, int node) {
            for (int other = 0; other < cluster.size(); other++) {
                cluster.network().cut(node, other);
                cluster.network().cut(other, node);
            }
        }
    },
    CUT("is cut off from one other") {
        @Override
        void begin(Cluster cluster, int node) {
            int other = (node + 1) % cluster.size();
            cluster.network().cut(node, other);
            cluster.network().cut(other, node);
        }
    },
    DEAFEN("is heard but hears nobody") {
        @Override
        void begin(Cluster cluster, int node) {
            for (int other = 0; other < cluster.size(); other++) {
                cluster.network().cut(other, node);
            }
        }
    },
    FILL_DISK("has no room on its disk") {
        @Override
        boolean isPossible(Cluster cluster) {
            return cluster.disk().isMounted();
        }

        @Override
        int victim(Cluster cluster, int wanted) {
            return cluster.size() - 1;
        }

        @Override
        void begin(Cluster cluster, int node) {
            cluster.disk().fill();
        }

        /** A process whose log could not be written has given up its replica; whoever has made room starts it again. */
        @Override
        void end(Cluster cluster, int node) throws IOException {
            cluster.disk().relieve();
            cluster.node(node).kill();
            cluster.node(node).start();
        }
    };

    private final String meaning;

    Fault(String meaning) {
        this.meaning = meaning;
    }

    boolean isPossible(Cluster cluster) {
        return true;
    }

    /** To which process it happens, if it was to be a certain one. */
    int victim(Cluster cluster, int wanted) {
        return wanted;
    }

    abstract void begin(Cluster cluster, int node) throws IOException, InterruptedException;

    void end(Cluster cluster, int node) throws IOException, InterruptedException {
        cluster.network().mend();
    }

    @Override
    public String toString() {
        return meaning;
    }
}
