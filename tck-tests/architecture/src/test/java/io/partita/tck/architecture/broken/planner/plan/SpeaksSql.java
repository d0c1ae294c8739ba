package io.partita.tck.architecture.broken.planner.plan;

import java.sql.Connection;

record SpeaksSql(Connection connection) {}
