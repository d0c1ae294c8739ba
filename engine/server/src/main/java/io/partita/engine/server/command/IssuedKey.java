package io.partita.engine.server.command;

import io.partita.engine.server.identity.KeyRecord;
import io.partita.engine.server.identity.KeyRecord.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An access key at the one moment at which its secret is shown. */
final class IssuedKey {
    private final String userName;
    private final KeyRecord key;

    IssuedKey(String userName, KeyRecord key) {
        this.userName = userName;
        this.key = key;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("user", userName);
        document.put("accessKeyId", key.id());
        document.put("secretAccessKey", key.secret());
        Session session = key.session();
        if (session != null) {
            document.put("sessionToken", session.token());
            document.put("expires", session.expires());
        }
        return document;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("export AWS_ACCESS_KEY_ID=" + key.id());
        lines.add("export AWS_SECRET_ACCESS_KEY=" + key.secret());
        Session session = key.session();
        if (session == null) {
            lines.add("# Keep the secret: it is not shown again.");
        } else {
            lines.add("export AWS_SESSION_TOKEN=" + session.token());
            lines.add("# Good until " + session.expires() + ". Keep secret and token: they are not shown again.");
        }
        return lines;
    }
}
