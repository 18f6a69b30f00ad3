use async_trait::async_trait;
use hardwire::{container, inject};

struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(7)
    }
}

#[async_trait]
trait Job {
    async fn run(app: &App) -> u32
    where
        Self: Sized;
}

struct Nightly;

#[async_trait]
impl Job for Nightly {
    #[inject(App, task)]
    async fn run(db: &Db) -> u32 {
        db.0
    }
}

fn main() {
    let _ = App::build();
    let _ = Nightly;
}
