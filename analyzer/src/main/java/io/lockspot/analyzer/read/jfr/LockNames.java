package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.Set;

/**
 * Names for locks that are the same in every run: the field that holds the lock, where the method that waits for it
 * tells which one it is, else the lock's class and that method. The methods are those of JDK 17 and 25, which lock alike.
 */
final class LockNames {

    private static final String OBJECT = "java.lang.Object";
    private static final String SELECTABLE_CHANNEL = "java.nio.channels.spi.AbstractSelectableChannel";

    /** What the JVM locks while it initialises a class; programs have hardly any reason to lock such an array. */
    private static final String CLASS_INITIALIZATION = "int[]";

    /** They lock one object for each class that is being loaded. */
    private static final Set<String> LOADERS =
            Set.of("java.lang.ClassLoader", "jdk.internal.loader.BuiltinClassLoader", "java.net.URLClassLoader");

    /** Selectors whose update queue and wake-up have a lock each, with the same names in all of them. */
    private static final Set<String> QUEUEING_SELECTORS = Set.of(
            "sun.nio.ch.EPollSelectorImpl",
            "sun.nio.ch.PollSelectorImpl",
            "sun.nio.ch.KQueueSelectorImpl",
            "sun.nio.ch.WEPollSelectorImpl",
            "sun.nio.ch.WindowsSelectorImpl");

    /** Channels and sockets whose only plain-object monitor guards their state. */
    private static final Set<String> STATE_LOCKED = Set.of(
            "sun.nio.ch.SocketChannelImpl",
            "sun.nio.ch.ServerSocketChannelImpl",
            "sun.nio.ch.DatagramChannelImpl",
            "sun.nio.ch.SourceChannelImpl",
            "sun.nio.ch.SinkChannelImpl",
            "sun.nio.ch.NioSocketImpl");

    private LockNames() {}

    /**
     * @param monitorClass the class of the object that was locked, with dots
     * @param stack of the thread that waited
     */
    static String monitor(String monitorClass, Stack stack) {
        List<Frame> frames = stack.frames();
        return monitorAt(
                monitorClass,
                frames.isEmpty() ? "" : frames.get(frames.size() - 1).name());
    }

    private static String monitorAt(String monitorClass, String site) {
        int dot = site.lastIndexOf('.');
        String type = dot < 0 ? "" : site.substring(0, dot);
        String known = knownMonitor(monitorClass, type, site.substring(dot + 1));
        return known.isEmpty() ? at(monitorClass, site) : known;
    }

    /** A lock without a name of its own. */
    static String at(String lockClass, String site) {
        String type = lockClass.isEmpty() ? "[unknown class]" : lockClass;
        return site.isEmpty() ? type : type + " in " + site;
    }

    private static String knownMonitor(String monitorClass, String type, String method) {
        if (monitorClass.equals(CLASS_INITIALIZATION)) {
            return "class initialization in " + type + "." + method;
        }
        if (monitorClass.equals(OBJECT) && LOADERS.contains(type) && method.startsWith("loadClass")) {
            return "ClassLoader.parallelLockMap[]";
        }
        if (type.equals("sun.nio.ch.SelectorImpl")) {
            return selector(monitorClass, method);
        }
        if (QUEUEING_SELECTORS.contains(type)) {
            return queueingSelector(type.substring(type.lastIndexOf('.') + 1), method);
        }
        if (type.equals(SELECTABLE_CHANNEL)) {
            return selectableChannel(method);
        }
        if (STATE_LOCKED.contains(type) && monitorClass.equals(OBJECT)) {
            return type.substring(type.lastIndexOf('.') + 1) + ".stateLock";
        }
        if (type.equals("java.nio.channels.spi.AbstractSelector") && method.equals("cancel")) {
            return "AbstractSelector.cancelledKeys";
        }
        if (type.equals("java.nio.channels.spi.AbstractInterruptibleChannel") && method.equals("close")) {
            return "AbstractInterruptibleChannel.closeLock";
        }
        return "";
    }

    private static String selector(String monitorClass, String method) {
        return switch (method) {
            case "cancel", "processDeregisterQueue" -> "SelectorImpl.cancelledKeys";
            // Both lock the selector itself and then its set of selected keys.
            case "lockAndDoSelect", "implCloseSelector" ->
                monitorClass.endsWith("SelectorImpl") ? "SelectorImpl.this" : "SelectorImpl.publicSelectedKeys";
            default -> "";
        };
    }

    private static String queueingSelector(String selector, String method) {
        return switch (method) {
            case "processUpdateQueue", "setEventOps" -> selector + ".updateLock";
            case "wakeup", "clearInterrupt", "implClose" -> selector + ".interruptLock";
            default -> "";
        };
    }

    private static String selectableChannel(String method) {
        return switch (method) {
            case "configureBlocking" -> "AbstractSelectableChannel.regLock";
            case "addKey", "removeKey", "haveValidKeys", "isRegistered", "keyFor", "forEach", "implCloseChannel" ->
                "AbstractSelectableChannel.keyLock";
            // Takes the one inside of the other; the event does not tell for which it waited.
            case "register" -> "AbstractSelectableChannel.regLock or keyLock";
            default -> "";
        };
    }
}
