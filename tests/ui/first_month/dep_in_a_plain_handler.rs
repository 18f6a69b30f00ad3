use hardwire::container;

struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(1)
    }
}

async fn hello(#[dep(db)] db: &Db) -> String {
    db.0.to_string()
}

fn main() {
    let _ = hello(&Db(1));
    let _ = App::build();
}
