package io.partita.tck.architecture.broken.elsewhere;

record Homeless(int door) {}
