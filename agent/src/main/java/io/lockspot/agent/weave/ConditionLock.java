package io.lockspot.agent.weave;

import java.util.HashSet;
import java.util.Set;

/** Finds the lock that a condition belongs to: {@code notEmpty = lock.newCondition()}. Reads all methods of a class. */
final class ConditionLock extends Origins {

    private final String condition;
    private final Set<Field> found = new HashSet<>();

    /** @param condition name of the field that holds the condition */
    ConditionLock(String condition) {
        this.condition = condition;
    }

    /** The field that holds the lock, or null when the class does not tell. */
    Field field() {
        return found.size() == 1 ? found.iterator().next() : null;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        Field stored = top();
        super.visitFieldInsn(opcode, owner, name, descriptor);
        if (name.equals(condition) && top() == null && stored != null) {
            found.add(stored);
        }
    }
}
