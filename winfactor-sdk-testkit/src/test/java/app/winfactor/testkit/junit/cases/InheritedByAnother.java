package app.winfactor.testkit.junit.cases;

class InheritedByAnother extends Inherited {}
