package io.lockspot.agent.victim;

import com.sun.tools.attach.VirtualMachine;

/** Loads an agent into another JVM: process id, jar, options. */
public final class Attaching {

    private Attaching() {}

    public static void main(String[] args) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(args[0]);
        try {
            machine.loadAgent(args[1], args[2]);
        } finally {
            machine.detach();
        }
    }
}
