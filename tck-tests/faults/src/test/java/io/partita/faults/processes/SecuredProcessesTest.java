package io.partita.faults.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.cluster.certificate.ClusterCertificates;
import io.partita.engine.cluster.certificate.TestAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that say everything to each other over mutual TLS, and one that another authority has let in. */
@Tag("cluster")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SecuredProcessesTest {
    @TempDir
    private static Path files;

    private static TestAuthority authority;
    private static TestAuthority another;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeAuthorities() throws Exception {
        authority = TestAuthority.create(files, "authority");
        another = TestAuthority.create(files, "another");
    }

    @Test
    void aProcessOfAnotherAuthorityStaysOutUntilItHasACertificate() throws Exception {
        try (Cluster cluster = new Cluster(directory, 3)) {
            ClusterCertificates member = authority.sign("member-2");
            cluster.configure(0, authority.sign("member-0"));
            cluster.configure(1, authority.sign("member-1"));
            cluster.configure(2, member);
            cluster.start();
            execute(cluster.url(0, 1), "CREATE TABLE things (id STRING PARTITION KEY, n NUMBER)");

            cluster.node(2).kill();
            cluster.configure(2, another.sign("stranger"));
            cluster.node(2).start();
            execute(cluster.url(0, 1), "INSERT INTO things VALUE {'id': 'a', 'n': 1}");
            assertThat(FinalState.read(cluster.url(1), true)).containsEntry("a", 1L);
            assertThatThrownBy(() -> FinalState.read(cluster.url(2), true)).isInstanceOf(SQLException.class);

            cluster.node(2).kill();
            cluster.configure(2, member);
            cluster.node(2).start();
            cluster.awaitReady(2);
            cluster.node(0).kill();
            execute(cluster.url(2), "INSERT INTO things VALUE {'id': 'b', 'n': 2}");
            assertThat(FinalState.read(cluster.url(1), true)).containsOnlyKeys("a", "b");
        }
    }

    private static void execute(String url, String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    @Test
    void aProcessThatNobodyWouldLetInEndsAndSaysWhy() throws Exception {
        ClusterCertificates expired = authority.sign("expired", "-startdate", "-9d", "-validity", "3");
        ClusterCertificates good = authority.sign("good");
        assertThat(ended(expired)).contains(expired.certificate() + " of CN=expired has expired at ");
        assertThat(ended(new ClusterCertificates(good.certificate(), good.key(), another.file())))
                .contains("signed by CN=authority", "is not one of the authority in " + another.file());
        Path absent = files.resolve("absent.pem");
        assertThat(ended(new ClusterCertificates(absent, good.key(), good.authority())))
                .contains("there is no file " + absent);
        assertThat(Files.exists(directory.resolve("node-0/data/transport.p12"))).isFalse();
    }

    /** What a process prints that ends by itself. */
    private String ended(ClusterCertificates certificates) throws Exception {
        try (Cluster cluster = new Cluster(directory, 1)) {
            cluster.configure(0, certificates);
            cluster.node(0).start();
            cluster.node(0).awaitEnd();
            return cluster.node(0).lastWords();
        }
    }
}
