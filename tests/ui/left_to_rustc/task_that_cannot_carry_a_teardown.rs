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

#[derive(Debug)]
struct JobError;

#[inject(App, task)]
async fn job(tx: &Tx) -> Result<u16, JobError> {
    let Tx = tx;
    Err(JobError).or(Ok(1))
}

fn main() {
    let _ = async {
        let app = App::build().await.unwrap();
        job(&app).await.unwrap();
    };
}
