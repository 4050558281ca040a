package io.lockspot.agent.record;

import io.lockspot.agent.probe.LockNameEvent;
import io.lockspot.agent.probe.LockSite;
import io.lockspot.agent.probe.LockSites;

/** Writes, into each chunk, the names of the locks that were met so far. */
final class LockNames {

    private LockNames() {}

    static void write() {
        for (LockSite site : LockSites.all()) {
            if (!site.isOpen()) {
                LockNameEvent event = new LockNameEvent();
                event.site = site.key();
                event.place = site.place();
                event.lockName = site.name();
                event.commit();
            }
        }
    }
}
