package app.winfactor.sdk;

import app.winfactor.sdk.quotes.LineItemType;
import app.winfactor.sdk.quotes.NewLineItem;

/** Line items to send. */
public final class Items {
    public static final NewLineItem DOOR = NewLineItem.builder()
            .description("Lift-slide door")
            .quantity(2)
            .unitPrice("512.00")
            .itemType(LineItemType.DOOR)
            .build();

    private Items() {}
}
