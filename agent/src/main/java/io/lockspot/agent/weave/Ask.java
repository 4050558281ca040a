package io.lockspot.agent.weave;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of an advice that gets what a method without parameters returns, called on an object that the advised
 * method has at hand. The call is woven into the class, so it reaches what only that class may call.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface Ask {

    Whom whom();

    String method();

    /** Who is asked. */
    enum Whom {
        THIS,
        FIRST_ARGUMENT,
        RETURNED
    }
}
