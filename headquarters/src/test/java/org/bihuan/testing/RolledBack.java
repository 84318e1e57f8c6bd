package org.bihuan.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each test is a transaction that is rolled back, begun as whoever the test works as. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RolledBack.Around.class)
public @interface RolledBack {
    /** Puts the transaction around a test. */
    class Around implements InvocationInterceptor {
        @Override
        public void interceptTestMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> what, ExtensionContext context)
                throws Throwable {
            Throwable[] failure = new Throwable[1];
            new TransactionTemplate(
                            SpringExtension.getApplicationContext(context).getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(status -> {
                        status.setRollbackOnly();
                        try {
                            invocation.proceed();
                        } catch (Throwable e) {
                            failure[0] = e;
                        }
                    });
            if (failure[0] != null) {
                throw failure[0];
            }
        }
    }
}
