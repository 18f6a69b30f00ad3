//! A handler without dependencies.

/// The handler requests nothing from its container.
pub mod wired {
    use hardwire::{container, inject};

    use crate::Subject;
    use crate::subject::built;

    #[container]
    impl App {}

    #[inject]
    async fn version() -> &'static str {
        "1.0"
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = built(App::build());
        Subject::new(version, app)
    }
}

/// The same handler in a service with a state, which other handlers would need.
pub mod by_hand {
    use std::sync::Arc;

    use crate::Subject;

    struct App;

    async fn version() -> &'static str {
        "1.0"
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        Subject::new(version, Arc::new(App))
    }
}
