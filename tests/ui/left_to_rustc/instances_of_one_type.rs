use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Main;

type Primary = Main;

struct Tx<D>(u32, PhantomData<D>);

#[container]
impl App {
    #[request]
    fn tx<D>() -> Tx<D> {
        Tx(7, PhantomData)
    }
}

#[inject]
async fn transfer(from: &mut Tx<Main>, to: &mut Tx<Primary>) -> String {
    from.0 -= 1;
    to.0 += 1;
    format!("{} {}", from.0, to.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(transfer)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
