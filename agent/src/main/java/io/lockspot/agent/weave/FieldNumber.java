package io.lockspot.agent.weave;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A parameter of an advice that gets the number of the {@code FileDescriptor} in a field of the JDK's own sockets. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface FieldNumber {

    /** The field, in the class or one above it. */
    String value();
}
