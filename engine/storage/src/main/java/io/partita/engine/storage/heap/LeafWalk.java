package io.partita.engine.storage.heap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way from the root to a leaf, from which the neighbour leaves are found. */
final class LeafWalk {
    private final List<Branch> branches = new ArrayList<>();
    private final List<Integer> indexes = new ArrayList<>();
    private final Leaf start;

    /** Goes to the leaf in which the key lies or would lie; to the last one if it is null. */
    LeafWalk(Node root, byte @Nullable [] key) {
        Node node = root;
        while (node instanceof Branch branch) {
            int index = key == null ? branch.size - 1 : branch.childOf(key);
            branches.add(branch);
            indexes.add(index);
            node = branch.children[index];
        }
        start = (Leaf) node;
    }

    Leaf start() {
        return start;
    }

    /** The next leaf (step 1) or the one before (step -1), or null at the end. */
    @Nullable
    Leaf step(int step) {
        for (int level = branches.size() - 1; level >= 0; level--) {
            int index = indexes.get(level) + step;
            Branch branch = branches.get(level);
            if (index >= 0 && index < branch.size) {
                indexes.set(level, index);
                return descend(level, branch.children[index], step);
            }
        }
        return null;
    }

    private Leaf descend(int level, Node child, int step) {
        Node node = child;
        for (int below = level + 1; node instanceof Branch branch; below++) {
            int index = step > 0 ? 0 : branch.size - 1;
            branches.set(below, branch);
            indexes.set(below, index);
            node = branch.children[index];
        }
        return (Leaf) node;
    }
}
