use hardwire::{Outcome, container, inject};

struct Tx;

impl Tx {
    async fn finish(self, _: Outcome) -> std::io::Result<()> {
        Ok(())
    }
}

#[container]
impl App {
    #[request(teardown = Tx::finish)]
    fn tx() -> Tx {
        Tx
    }
}

#[inject(App, task)]
async fn job(tx: &Tx) -> u16 {
    let Tx = tx;
    1
}

fn main() {
    let _ = async {
        let app = App::build().await.unwrap();
        let _ = job(&app).await;
    };
}
