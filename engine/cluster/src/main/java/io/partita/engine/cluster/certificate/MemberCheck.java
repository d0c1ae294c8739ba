package io.partita.engine.cluster.certificate;

import io.partita.engine.api.error.StoreException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the other processes are going to let one in with its certificate; what they would refuse is said before they do. */
final class MemberCheck {
    private static final String ANY_USE = "2.5.29.37.0";
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

    private final ClusterCertificates files;
    private final Instant now;

    MemberCheck(ClusterCertificates files, Instant now) {
        this.files = files;
        this.now = now;
    }

    /** @throws StoreException VALIDATION if they would not */
    void check(List<X509Certificate> chain, List<X509Certificate> authorities) {
        chain.forEach(certificate -> checkTime(certificate, files.certificate()));
        authorities.forEach(certificate -> checkTime(certificate, files.authority()));
        checkUse(chain.get(0));
        checkAuthority(chain, authorities);
    }

    private void checkTime(X509Certificate certificate, Path file) {
        Instant end = certificate.getNotAfter().toInstant();
        Instant beginning = certificate.getNotBefore().toInstant();
        if (now.isAfter(end)) {
            throw refused("the certificate in " + file + " of " + name(certificate) + " has expired at " + end
                    + "; it is now " + now + ". Renew it, or set the clock");
        } else if (now.isBefore(beginning)) {
            throw refused("the certificate in " + file + " of " + name(certificate) + " is valid from " + beginning
                    + " on; it is now " + now + ". Set the clock, or wait");
        }
    }

    private void checkUse(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            boolean both = uses == null || uses.contains(ANY_USE) || (uses.contains(SERVER) && uses.contains(CLIENT));
            if (!both) {
                throw refused(
                        "the certificate in " + files.certificate() + " is not for both sides of a connection: its"
                                + " extended key usage has to name serverAuth and clientAuth, or nothing");
            }
        } catch (CertificateParsingException e) {
            throw refused("the extended key usage in " + files.certificate() + " cannot be read: " + e.getMessage());
        }
    }

    private void checkAuthority(List<X509Certificate> chain, List<X509Certificate> authorities) {
        try {
            PKIXParameters parameters = new PKIXParameters(authorities.stream()
                    .map(trusted -> new TrustAnchor(trusted, null))
                    .collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            List<X509Certificate> path = chain.stream()
                    .filter(certificate -> !authorities.contains(certificate))
                    .toList();
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
        } catch (GeneralSecurityException e) {
            throw refused("the certificate in " + files.certificate() + " of " + name(chain.get(0)) + ", signed by "
                    + chain.get(chain.size() - 1).getIssuerX500Principal() + ", is not one of the authority in "
                    + files.authority() + ", " + names(authorities) + ": " + e.getMessage());
        }
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().toString();
    }

    private static String names(List<X509Certificate> certificates) {
        return certificates.stream().map(MemberCheck::name).collect(Collectors.joining("; "));
    }

    private static StoreException refused(String why) {
        return StoreException.validation("The certificate of this process in its cluster cannot be used: " + why);
    }
}
