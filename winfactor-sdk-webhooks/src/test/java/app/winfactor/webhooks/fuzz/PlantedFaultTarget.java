package app.winfactor.webhooks.fuzz;

/** A fault that chance would find once in a trillion runs, and whoever sees which branches were taken in a few thousand. */
public final class PlantedFaultTarget {
    private PlantedFaultTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length > 4 && bytes[0] == 'F') {
            if (bytes[1] == 'A') {
                if (bytes[2] == 'U') {
                    if (bytes[3] == 'L') {
                        if (bytes[4] == 'T') {
                            throw new IllegalStateException("the planted fault");
                        }
                    }
                }
            }
        }
    }
}
