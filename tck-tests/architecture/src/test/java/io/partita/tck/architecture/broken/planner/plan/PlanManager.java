package io.partita.tck.architecture.broken.planner.plan;

record PlanManager(int plans) {}
