//! The implementations that are compared.

use benches_record::Role;
use benches_zero_cost::Subject;
use benches_zero_cost::shapes::{
    after_body, chain, deferred, diamond, group_guard, guarded_body, nothing, outcome,
    refusing_teardown, shared, singletons, teardown_elsewhere, thirty,
};

/// A shape with all its implementations.
pub(crate) struct Shape {
    /// The prefix of the names of its benchmarks.
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) ways: &'static [Way],
}

pub(crate) struct Way {
    /// The suffix of the name of its benchmark, and its name in the results.
    pub(crate) id: &'static str,
    pub(crate) service: fn() -> Subject,
    pub(crate) role: Role,
}

const fn wired(service: fn() -> Subject) -> Way {
    Way {
        id: "wired",
        service,
        role: Role::Wired,
    }
}

const fn straight(service: fn() -> Subject) -> Way {
    Way {
        id: "straight",
        service,
        role: Role::Twin,
    }
}

const fn extractors(service: fn() -> Subject, role: Role) -> Way {
    Way {
        id: "extractors",
        service,
        role,
    }
}

pub(crate) const SHAPES: [Shape; 13] = [
    Shape {
        id: "nothing",
        name: "no dependency",
        ways: &[
            wired(nothing::wired::service),
            straight(nothing::by_hand::service),
        ],
    },
    Shape {
        id: "singletons",
        name: "three singletons and a factory",
        ways: &[
            wired(singletons::wired::service),
            straight(singletons::by_hand::service),
        ],
    },
    Shape {
        id: "chain",
        name: "a chain of ten request providers",
        ways: &[
            wired(chain::wired::service),
            straight(chain::straight::service),
            extractors(chain::extractors::service, Role::Twin),
        ],
    },
    Shape {
        id: "diamond",
        name: "a diamond",
        ways: &[
            wired(diamond::wired::service),
            straight(diamond::straight::service),
            extractors(diamond::extractors::service, Role::Twin),
        ],
    },
    Shape {
        id: "outcome",
        name: "a `Result` of a request value",
        ways: &[
            wired(outcome::wired::service),
            straight(outcome::straight::service),
        ],
    },
    Shape {
        id: "shared",
        name: "a shared value in middleware and handler",
        ways: &[
            wired(shared::wired::service),
            // A middleware that is a single function needs one future less.
            Way {
                role: Role::OutOfReach,
                ..straight(shared::straight::service)
            },
        ],
    },
    Shape {
        id: "group_guard",
        name: "a group's guard",
        ways: &[
            wired(group_guard::wired::service),
            straight(group_guard::straight::service),
        ],
    },
    Shape {
        id: "guarded_body",
        name: "a guard and a body",
        ways: &[
            wired(guarded_body::wired::service),
            straight(guarded_body::straight::service),
            extractors(guarded_body::extractors::service, Role::OutOfReach),
        ],
    },
    Shape {
        id: "after_body",
        name: "a body in the middle, and a provider after it",
        ways: &[
            wired(after_body::wired::service),
            straight(after_body::straight::service),
        ],
    },
    Shape {
        id: "deferred",
        name: "a value built on first use",
        ways: &[
            wired(deferred::wired::service),
            straight(deferred::straight::service),
        ],
    },
    Shape {
        id: "thirty",
        name: "thirty providers, mixed, and a body",
        ways: &[
            wired(thirty::wired::service),
            straight(thirty::straight::service),
            extractors(thirty::extractors::service, Role::OutOfReach),
        ],
    },
    Shape {
        id: "teardown_elsewhere",
        name: "a teardown elsewhere in the container",
        ways: &[
            wired(teardown_elsewhere::wired::service),
            Way {
                id: "without",
                service: teardown_elsewhere::without::service,
                role: Role::Twin,
            },
        ],
    },
    Shape {
        id: "refusing_teardown",
        name: "a teardown that may refuse",
        ways: &[
            wired(refusing_teardown::wired::service),
            straight(refusing_teardown::straight::service),
            Way {
                id: "least",
                service: refusing_teardown::least::service,
                role: Role::OutOfReach,
            },
        ],
    },
];
