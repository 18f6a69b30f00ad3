use hardwire::container;

struct Tx;

struct Oops;

impl Tx {
    async fn finish(self) -> Result<(), Oops> {
        Err(Oops)
    }
}

#[container]
impl App {
    #[request(teardown = Tx::finish)]
    fn tx() -> Tx {
        Tx
    }
}

fn main() {
    let _ = App::build();
}
