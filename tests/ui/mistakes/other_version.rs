use axum::Router;
use axum::routing::get;
use hardwire::inject;

#[derive(Clone)]
struct App;

impl App {
    async fn build() -> Result<Self, hardwire::BuildError> {
        Ok(Self)
    }
}

/// What an older container left for its handlers.
macro_rules! older {
    ($($handler:tt)*) => { hardwire::expansion::wire! { "hardwire 0.0.9\nApp" $($handler)* } };
}
use older as App;

#[inject]
async fn hello(port: &u16) -> String {
    port.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
