package io.partita.parser.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Walks the grammar's automaton along the tokens from the parser's last certain state to the first one that it cannot
 * take, and collects what it would have taken instead. That token may lie behind the one at which the parser gave up:
 * where every way fails the parser takes the shortest. It decides by few tokens ahead, so the walk is short.
 */
final class Expectations {
    /**
     * @param at the index of the token that stands in the way
     * @param types the types that would not
     */
    record Mistake(int at, IntervalSet types) {}

    private record Place(ATNState state, Caller caller) {}

    /** Where to go on when the current rule has been matched; there is only one for one way there. */
    private static final class Caller {
        private final @Nullable ATNState following;
        private final @Nullable Caller caller;
        private final Map<ATNState, Caller> called = new HashMap<>();

        Caller(@Nullable ATNState following, @Nullable Caller caller) {
            this.following = following;
            this.caller = caller;
        }

        Caller calls(ATNState returningTo) {
            return called.computeIfAbsent(returningTo, state -> new Caller(state, this));
        }

        @Nullable
        Place back() {
            return following == null || caller == null ? null : new Place(following, caller);
        }
    }

    private final ATN grammar;

    private Expectations(ATN grammar) {
        this.grammar = grammar;
    }

    static Mistake after(ATN grammar, int state, RuleContext context, TokenList tokens, int from) {
        Expectations walk = new Expectations(grammar);
        Collection<Place> places = walk.reach(List.of(new Place(grammar.states.get(state), walk.callers(context))));
        int at = from;
        List<Place> next = walk.step(places, tokens.type(at));
        while (!next.isEmpty() && at < tokens.size() - 1) {
            places = walk.reach(next);
            at++;
            next = walk.step(places, tokens.type(at));
        }
        return new Mistake(at, expected(places));
    }

    private static IntervalSet expected(Collection<Place> places) {
        IntervalSet expected = new IntervalSet();
        for (Place place : places) {
            for (Transition transition : place.state().getTransitions()) {
                if (transition.label() != null) {
                    expected.addAll(transition.label());
                }
            }
        }
        return expected;
    }

    private Caller callers(RuleContext context) {
        Deque<ATNState> following = new ArrayDeque<>();
        for (RuleContext rule = context; rule.invokingState >= 0; rule = rule.parent) {
            RuleTransition call =
                    (RuleTransition) grammar.states.get(rule.invokingState).transition(0);
            following.push(call.followState);
        }
        Caller caller = new Caller(null, null);
        for (ATNState state : following) {
            caller = caller.calls(state);
        }
        return caller;
    }

    private List<Place> step(Collection<Place> places, int type) {
        List<Place> next = new ArrayList<>();
        for (Place place : places) {
            for (Transition transition : place.state().getTransitions()) {
                if (transition.label() != null && transition.label().contains(type)) {
                    next.add(new Place(transition.target, place.caller()));
                }
            }
        }
        return next;
    }

    /** All places that can be reached without taking a token. */
    private Set<Place> reach(Collection<Place> from) {
        Set<Place> reached = new HashSet<>();
        Deque<Place> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (!reached.add(place)) {
                continue;
            }
            if (place.state() instanceof RuleStopState) {
                Place back = place.caller().back();
                if (back != null) {
                    open.push(back);
                }
            } else {
                follow(place, open);
            }
        }
        return reached;
    }

    private static void follow(Place place, Deque<Place> open) {
        for (Transition transition : place.state().getTransitions()) {
            if (transition instanceof RuleTransition call) {
                open.push(new Place(call.target, place.caller().calls(call.followState)));
            } else if (transition.isEpsilon()) {
                open.push(new Place(transition.target, place.caller()));
            }
        }
    }
}
