package app.winfactor.webhooks.fuzz;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of it.
 *
 * @param exitCode 0 if nothing was found
 * @param output what the fuzzer says, with the input that it found, if there is one
 */
record Fuzzing(int exitCode, String output) {
    private static final Pattern RUNS = Pattern.compile("^Done (\\d+) runs", Pattern.MULTILINE);

    int runs() {
        Matcher runs = RUNS.matcher(output);
        return runs.find() ? Integer.parseInt(runs.group(1)) : 0;
    }

    /** How much of what code can do the seeds did. */
    int featuresOfTheSeeds() {
        return features("INITED");
    }

    /** How much of it the seeds and all that was made of them did. */
    int featuresInTheEnd() {
        return features("DONE");
    }

    private int features(String moment) {
        Matcher features = Pattern.compile(moment + " +cov: \\d+ ft: (\\d+)").matcher(output);
        return features.find() ? Integer.parseInt(features.group(1)) : 0;
    }
}
