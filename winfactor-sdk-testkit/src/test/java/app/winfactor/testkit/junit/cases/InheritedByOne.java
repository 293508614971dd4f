package app.winfactor.testkit.junit.cases;

class InheritedByOne extends Inherited {}
