/** What every design of the event poll must do, alone, at random and under many threads. */
package io.lockspot.samples.eventpoll;
