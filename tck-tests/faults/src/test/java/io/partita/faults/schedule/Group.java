package io.partita.faults.schedule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Activities that end together, such as those of a process. Used only by whoever has the baton. */
public final class Group {
    private final String name;
    private final Set<Activity> activities = new LinkedHashSet<>();
    private boolean ended;

    public Group(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    public boolean isEnded() {
        return ended;
    }

    void add(Activity activity) {
        activities.add(activity);
    }

    void remove(Activity activity) {
        activities.remove(activity);
    }

    List<Activity> end() {
        ended = true;
        return List.copyOf(activities);
    }
}
