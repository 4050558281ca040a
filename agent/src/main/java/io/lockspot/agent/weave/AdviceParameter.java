package io.lockspot.agent.weave;

import net.bytebuddy.jar.asm.AnnotationVisitor;

/** What a parameter of an advice stands for, as its annotation says. */
final class AdviceParameter extends AnnotationVisitor {

    /** By the ends of the annotations' names: packaging moves Byte Buddy's into another package. */
    enum Kind {
        THIS("/Advice$This;"),
        ARGUMENT("/Advice$Argument;"),
        ENTER("/Advice$Enter;"),
        RETURN("/Advice$Return;"),
        THROWN("/Advice$Thrown;"),
        FIELD("/Advice$FieldValue;"),
        ASK("/Ask;"),
        FIELD_NUMBER("/FieldNumber;");

        private final String annotation;

        Kind(String annotation) {
            this.annotation = annotation;
        }

        static Kind of(String descriptor) {
            for (Kind kind : values()) {
                if (descriptor.endsWith(kind.annotation)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("an advice's parameter that is not understood: " + descriptor);
        }
    }

    final Kind kind;

    /** Of the field, or of the method that is asked. */
    String name = "";

    /** Of the argument. */
    int index;

    /** Who is asked. */
    Ask.Whom whom = Ask.Whom.THIS;

    AdviceParameter(Kind kind) {
        super(ClassFile.ASM);
        this.kind = kind;
    }

    @Override
    public void visit(String key, Object value) {
        if (value instanceof Integer number) {
            index = number;
        } else if (value instanceof String text) {
            name = text;
        }
    }

    @Override
    public void visitEnum(String key, String descriptor, String value) {
        if (key.equals("whom")) {
            whom = Ask.Whom.valueOf(value);
        }
    }
}
