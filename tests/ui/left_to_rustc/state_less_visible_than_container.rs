use axum::Router;
use axum::routing::get;
use hardwire::inject;

mod wiring {
    use axum::extract::FromRef;
    use hardwire::container;

    #[derive(Clone)]
    struct AppState(App);

    impl FromRef<AppState> for App {
        fn from_ref(state: &AppState) -> Self {
            state.0.clone()
        }
    }

    #[container(state = AppState)]
    impl App {
        #[singleton]
        fn port() -> u16 {
            80
        }
    }
}

use wiring::App;

#[inject]
async fn hello() -> &'static str {
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
