package app.winfactor.webhooks.delivery;

class InMemoryDeliveryStoreContractTest extends DeliveryStoreContract {
    private final DeliveryStore store = InMemoryDeliveryStore.create(1000, LEASE_TIME, clock);

    @Override
    protected DeliveryStore store() {
        return store;
    }
}
