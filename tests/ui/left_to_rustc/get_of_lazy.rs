use hardwire::container;

struct Db(u16);

#[container]
impl App {
    #[singleton(lazy)]
    async fn db() -> Db {
        Db(1)
    }
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        Ok::<_, hardwire::BuildError>(app.get::<Db>().0)
    };
}
