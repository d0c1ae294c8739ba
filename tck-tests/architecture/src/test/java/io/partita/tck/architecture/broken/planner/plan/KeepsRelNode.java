package io.partita.tck.architecture.broken.planner.plan;

import org.apache.calcite.rel.RelNode;

record KeepsRelNode(RelNode node) {}
