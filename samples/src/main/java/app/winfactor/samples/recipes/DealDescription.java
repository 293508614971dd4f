package app.winfactor.samples.recipes;

import app.winfactor.sdk.organization.OrganizationFormat;
import app.winfactor.sdk.submissions.ComponentSelection;
import app.winfactor.sdk.submissions.NamedColor;
import app.winfactor.sdk.submissions.ResolvedConfiguration;
import app.winfactor.sdk.submissions.SelectedOption;
import app.winfactor.sdk.submissions.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a customer built, in words a salesperson reads: made from the resolved configuration. */
final class DealDescription {
    private DealDescription() {}

    static String of(Submission submission, OrganizationFormat format) {
        ResolvedConfiguration built = submission.resolvedConfiguration();
        List<String> lines = new ArrayList<>();
        lines.add(size(submission.dimensions().width(), submission.dimensions().height(), format));
        built.componentSelections().forEach(component -> lines.add("- " + component(component, format)));
        if (!built.selectedOptions().isEmpty()) {
            lines.add("Options: " + options(built.selectedOptions()));
        }
        built.insideColor().map(NamedColor::name).ifPresent(name -> lines.add("Inside: " + name));
        built.outsideColor().map(NamedColor::name).ifPresent(name -> lines.add("Outside: " + name));
        submission
                .externalPricing()
                .ifPresent(pricing -> lines.add("Priced live at " + format.money(pricing.subtotal()) + " before tax"));
        built.notes().ifPresent(notes -> lines.add("Customer's notes: " + notes));
        return String.join("\n", lines);
    }

    private static String component(ComponentSelection component, OrganizationFormat format) {
        String options = component.selectedOptions().isEmpty() ? "" : ", " + options(component.selectedOptions());
        return component.componentName() + ", " + size(component.width(), component.height(), format) + options;
    }

    private static String options(List<SelectedOption> options) {
        return options.stream().map(SelectedOption::name).collect(Collectors.joining(", "));
    }

    private static String size(int width, int height, OrganizationFormat format) {
        return format.length(width) + " x " + format.length(height);
    }
}
