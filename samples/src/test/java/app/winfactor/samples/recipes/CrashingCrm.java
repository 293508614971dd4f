package app.winfactor.samples.recipes;

import app.winfactor.samples.crm.Crm;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A process that dies at its n-th call to the CRM: just before the CRM heard of it, or just after. */
final class CrashingCrm {
    private CrashingCrm() {}

    static Crm dyingAt(int call, boolean afterTheCall, Crm crm) {
        int[] writes = {0};
        return (Crm) Proxy.newProxyInstance(
                Crm.class.getClassLoader(), new Class<?>[] {Crm.class}, (proxy, method, args) -> {
                    boolean now = !method.getName().equals("system") && ++writes[0] == call;
                    if (now && !afterTheCall) {
                        throw new Died();
                    }
                    try {
                        Object result = method.invoke(crm, args);
                        if (now) {
                            throw new Died();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
