package io.partita.engine.server.policy;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Policies that are there without being written. */
public final class BuiltInPolicies {
    private static final String FULL_ACCESS = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {"Sid": "Everything", "Effect": "Allow", "Action": "dynamodb:*", "Resource": "*"}
              ]
            }
            """;

    private static final String READ_ONLY = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Reads",
                  "Effect": "Allow",
                  "Action": [
                    "dynamodb:BatchGetItem",
                    "dynamodb:ConditionCheckItem",
                    "dynamodb:Describe*",
                    "dynamodb:GetItem",
                    "dynamodb:GetRecords",
                    "dynamodb:GetShardIterator",
                    "dynamodb:List*",
                    "dynamodb:PartiQLSelect",
                    "dynamodb:Query",
                    "dynamodb:Scan"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """;

    /** Allows nothing: it takes scans away from what another policy allows. */
    private static final String NO_SCANS = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {"Sid": "Scans", "Effect": "Deny", "Action": "dynamodb:Scan", "Resource": "*"},
                {
                  "Sid": "StatementsThatScan",
                  "Effect": "Deny",
                  "Action": ["dynamodb:PartiQLSelect", "dynamodb:PartiQLUpdate", "dynamodb:PartiQLDelete"],
                  "Resource": "*",
                  "Condition": {"Bool": {"dynamodb:FullTableScan": "true"}}
                }
              ]
            }
            """;

    private static final Map<String, Policy> BY_NAME = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            "full-access", Policy.parse(FULL_ACCESS),
            "no-scans", Policy.parse(NO_SCANS),
            "read-only", Policy.parse(READ_ONLY))));

    private BuiltInPolicies() {}

    /** The policies by name, sorted; no other policy can have one of these names. */
    public static Map<String, Policy> byName() {
        return BY_NAME;
    }
}
