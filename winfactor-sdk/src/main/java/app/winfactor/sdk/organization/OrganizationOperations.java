package app.winfactor.sdk.organization;

import app.winfactor.sdk.internal.Answer;
import app.winfactor.sdk.internal.ApiRequest;

/** Every operation of this room, declared once. */
final class OrganizationOperations {
    private OrganizationOperations() {}

    static ApiRequest<Organization> get() {
        return ApiRequest.get("/organization").answering(Answer.of(Organization.class));
    }
}
