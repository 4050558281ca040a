package io.lockspot.analyzer.model.kernel;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Tells which kernel lock a stack waits for. The name is the same after every boot: that of the rule that fits, else the
 * lock's form and the function that takes it, {@code mutex in ep_insert}; never an address. Safe for use by several
 * threads.
 */
public final class KernelLocks {

    private static final KernelLocks KNOWN = new KernelLocks(RuleFile.known());

    /** Names are strangers' data; beyond that many they are looked up anew each time. */
    private static final int MAX_TAKERS = 20_000;

    private record Candidate(Rule rule, Take take) {}

    private final List<Rule> rules;
    private final Set<String> telling;
    private final Map<String, List<Candidate>> byTaker = new ConcurrentHashMap<>();

    KernelLocks(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.telling = rules.stream()
                .flatMap(r -> r.takes().stream())
                .flatMap(t -> t.unless().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    public static KernelLocks known() {
        return KNOWN;
    }

    /**
     * The lock that a thread began to wait for.
     *
     * @param form as the recording has it, {@link LockForm#UNKNOWN} when it does not tell
     * @param rootFirst the waiter's stack
     * @param address the lock's, unsigned; 0 when unknown. It tells a lock of the whole machine from one in an object
     */
    public Lock waitedFor(LockForm form, List<Frame> rootFirst, long address) {
        Taking taking = Taking.atEnd(rootFirst);
        LockForm outer = taking.form();
        if (form == LockForm.SPINLOCK && outer.sleeps()) {
            // The spinlock that guards the list of those who sleep for the lock.
            return new Lock("wait_lock of " + name(taking, outer, address, Set.of()), form.kind());
        }
        LockForm told = form == LockForm.UNKNOWN ? outer : form;
        Taking asTold = form == LockForm.RT_MUTEX ? taking.realTime() : taking.of(form);
        return new Lock(name(asTold, told, address, Set.of()), told.kind());
    }

    /**
     * The lock that a running thread spins for, or goes to sleep for; empty when it does neither.
     *
     * @param rootFirst a stack that was sampled on a processor
     * @param seen those of the {@link #telling} functions that are somewhere in the recording
     */
    public Optional<Lock> spunFor(List<Frame> rootFirst, Set<String> seen) {
        Taking taking = Taking.spinning(rootFirst);
        if (taking.at() == -2) {
            return Optional.empty();
        }
        LockForm form = taking.form();
        Taking told = form == LockForm.RT_MUTEX ? taking.realTime() : taking;
        return Optional.of(new Lock(name(told, form, 0, seen), form.kind()));
    }

    /** The functions whose presence tells which kernel it is, and so what a lock is. */
    public Set<String> telling() {
        return telling;
    }

    /** A line about the lock of that name; empty when no rule has it. */
    public Optional<String> explanation(Lock lock) {
        return rules.stream()
                .filter(r -> r.name().equals(lock.name()))
                .findFirst()
                .map(Rule::what);
    }

    private String name(Taking taking, LockForm form, long address, Set<String> seen) {
        Take.Place place = Take.Place.of(address);
        for (Candidate candidate : candidates(taking.taker())) {
            if (candidate.take.fits(taking, place, seen)) {
                return candidate.rule.name();
            }
        }
        return form.noun() + " in " + taking.taker();
    }

    private List<Candidate> candidates(String taker) {
        List<Candidate> candidates = byTaker.get(taker);
        if (candidates == null) {
            candidates = find(taker);
            if (byTaker.size() < MAX_TAKERS) {
                byTaker.put(taker, candidates);
            }
        }
        return candidates;
    }

    private List<Candidate> find(String taker) {
        List<Candidate> found = new ArrayList<>();
        for (Rule rule : rules) {
            for (Take take : rule.takes()) {
                if (take.path().get(0).has(taker)) {
                    found.add(new Candidate(rule, take));
                }
            }
        }
        return List.copyOf(found);
    }
}
