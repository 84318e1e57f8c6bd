package org.bihuan.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.bihuan.shell.scope.Access;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Tests work as the house, which sees every row; a test of what somebody must not see binds that somebody itself. */
public class AsHouse implements InvocationInterceptor {
    private static final Access HOUSE = Access.house("tests");

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> what, ExtensionContext context)
            throws Throwable {
        return asHouse(invocation);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> what, ExtensionContext context)
            throws Throwable {
        asHouse(invocation);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> what, ExtensionContext context)
            throws Throwable {
        asHouse(invocation);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> what, ExtensionContext context)
            throws Throwable {
        asHouse(invocation);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> what, ExtensionContext context)
            throws Throwable {
        asHouse(invocation);
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> what, ExtensionContext context)
            throws Throwable {
        return asHouse(invocation);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation,
            org.junit.jupiter.api.extension.DynamicTestInvocationContext what,
            ExtensionContext context)
            throws Throwable {
        asHouse(invocation);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> what, ExtensionContext context)
            throws Throwable {
        asHouse(invocation);
    }

    @Override
    public void interceptAfterAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> what, ExtensionContext context)
            throws Throwable {
        asHouse(invocation);
    }

    private static <T> T asHouse(Invocation<T> invocation) throws Throwable {
        Object[] answer = new Object[1];
        Throwable[] failure = new Throwable[1];
        HOUSE.run(() -> {
            try {
                answer[0] = invocation.proceed();
            } catch (Throwable e) {
                failure[0] = e;
            }
        });
        if (failure[0] != null) {
            throw failure[0];
        }
        @SuppressWarnings("unchecked")
        T typed = (T) answer[0];
        return typed;
    }
}
