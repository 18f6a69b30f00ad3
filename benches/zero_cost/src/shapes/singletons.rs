//! Three singletons and a factory.

/// The factory depends on two of the singletons, and the handler on the third.
pub mod wired {
    use hardwire::{container, inject};

    use crate::Subject;
    use crate::domain::{Answer, Config, Model, Prices, User};
    use crate::subject::built;
    use axum::Json;

    #[container]
    impl App {
        #[singleton]
        fn config() -> Config {
            Config::fixed()
        }

        #[singleton]
        fn prices() -> Prices {
            Prices::fixed()
        }

        #[singleton]
        fn owner() -> User {
            User { id: 1 }
        }

        #[factory]
        fn model<'a>(config: &'a Config, prices: &'a Prices, #[arg] number: u32) -> Model<'a> {
            Model::new(config, prices, number)
        }
    }

    #[inject]
    async fn greet<'a>(owner: &User, model: impl Fn(u32) -> Model<'a>) -> Json<Answer> {
        Json(model(1).answer(owner.id, "hi").await)
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = built(App::build());
        Subject::new(greet, app)
    }
}

/// One state in an `Arc`.
pub mod by_hand {
    use std::sync::Arc;

    use axum::Json;
    use axum::extract::State;

    use crate::Subject;
    use crate::domain::{Answer, Config, Model, Prices, User};

    struct App {
        config: Config,
        prices: Prices,
        owner: User,
    }

    async fn greet(State(app): State<Arc<App>>) -> Json<Answer> {
        let model = Model::new(&app.config, &app.prices, 1);
        Json(model.answer(app.owner.id, "hi").await)
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = App {
            config: Config::fixed(),
            prices: Prices::fixed(),
            owner: User { id: 1 },
        };
        Subject::new(greet, Arc::new(app))
    }
}
