package io.partita.tck.architecture.broken.planner;

import io.partita.tck.architecture.broken.engine.storage.internal.Disk;

record SeesStorage(Disk disk) {}
