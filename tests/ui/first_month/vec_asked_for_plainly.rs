use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Plugin(u32);

#[container]
impl App {
    #[singleton]
    fn plugins() -> Vec<Plugin> {
        vec![Plugin(1)]
    }
}

#[inject]
async fn hello(plugin: &Plugin) -> String {
    plugin.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
