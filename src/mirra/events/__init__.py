"""Events: handlers, what can be bound to a trigger, and the chains that result. Knows no component and no session."""
