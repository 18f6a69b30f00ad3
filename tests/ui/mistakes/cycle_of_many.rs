use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Rock(u32);
struct Paper(u32);
struct Scissors(u32);
struct Game(u32);

#[container]
impl App {
    #[singleton]
    fn game(rock: &Rock) -> Game {
        Game(rock.0)
    }

    #[singleton]
    fn rock(scissors: &Scissors) -> Rock {
        Rock(scissors.0)
    }

    #[singleton]
    fn paper(rock: &Rock) -> Paper {
        Paper(rock.0)
    }

    #[singleton]
    async fn scissors(paper: &Paper) -> Scissors {
        Scissors(paper.0)
    }
}

#[inject]
async fn hello(game: &Game) -> String {
    game.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
