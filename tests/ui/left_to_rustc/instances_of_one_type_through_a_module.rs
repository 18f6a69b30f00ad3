use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

pub mod orders {
    use std::marker::PhantomData;

    use hardwire::module;

    pub struct Main;

    pub type Primary = Main;

    pub struct Tx<D>(pub u32, pub PhantomData<D>);

    pub struct Orders(pub u32);

    #[module]
    impl Parts {
        #[request]
        fn orders(tx: &Tx<Primary>) -> Orders {
            Orders(tx.0)
        }
    }
}

use orders::{Main, Orders, Tx};

#[container(modules(orders::Parts))]
impl App {
    #[request]
    fn tx<D>() -> Tx<D> {
        Tx(7, std::marker::PhantomData)
    }
}

#[inject]
async fn list(orders: &Orders, tx: &Tx<Main>) -> String {
    format!("{} {}", orders.0, tx.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(list)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
