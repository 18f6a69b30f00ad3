//! One mistake for each alias, and none for who asks for what is in it, in whatever form. The last error is
//! of its own: a type that only looks like an alias.

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use hardwire::{Deferred, container, inject, module};

type Fallible<T> = Result<T, StatusCode>;
type Attempt<E, T> = Result<T, E>;
type Checked = Result<Session, StatusCode>;

struct Db(u32);
struct Tx(u32);
struct Session(u32);
struct Repo<T>(T);
struct Page<'a>(&'a HeaderMap);
struct Mail(u32);
struct Claude(u32);
struct Log(u32);
struct Queue(u32);
struct Wrapper<T>(T);

#[module]
impl Mails {
    #[request]
    fn mail() -> Fallible<Mail> {
        Ok(Mail(1))
    }

    #[request]
    fn sender(mail: &Mail) -> u32 {
        mail.0
    }
}

#[container(modules(Mails))]
impl App {
    #[singleton]
    fn db() -> Fallible<Arc<Db>> {
        Ok(Arc::new(Db(1)))
    }

    #[request]
    async fn tx() -> Attempt<StatusCode, Tx> {
        Ok(Tx(1))
    }

    #[request]
    fn session() -> Checked {
        Ok(Session(1))
    }

    #[request]
    fn repo<T: Default>() -> Fallible<Repo<T>> {
        Ok(Repo(T::default()))
    }

    #[request]
    fn page(headers: &HeaderMap) -> Fallible<Page<'_>> {
        Ok(Page(headers))
    }

    #[factory]
    fn claude(#[arg] size: u32) -> Fallible<Claude> {
        Ok(Claude(size))
    }

    #[request(blocking)]
    fn log() -> Fallible<Log> {
        Ok(Log(1))
    }

    #[request]
    fn queue() -> Wrapper<Queue> {
        Wrapper(Queue(1))
    }

    #[request]
    fn total(tx: &Tx, page: &Page<'_>) -> u64 {
        u64::from(tx.0) + page.0.len() as u64
    }
}

#[inject]
async fn borrowed(db: &Db, tx: &mut Tx, session: &Session, page: &Page<'_>) -> String {
    tx.0 += 1;
    (db.0 + session.0 + page.0.len() as u32).to_string()
}

#[inject]
async fn held(db: Arc<Db>, #[dep] tx: Tx, sender: &u32, total: &u64) -> String {
    (db.0 + tx.0 + sender + *total as u32).to_string()
}

#[inject]
async fn uncertain(
    repo: Option<&Repo<u8>>,
    tx: Result<&Tx, StatusCode>,
    mails: Vec<&Mail>,
    session: impl Deferred<Session, StatusCode>,
) -> String {
    let _ = session;
    (repo.is_some() || tx.is_ok() || mails.is_empty()).to_string()
}

#[inject]
async fn generic<T: Default + Send + Sync + 'static>(repo: &Repo<T>) -> &'static str {
    let _ = repo;
    "generic"
}

#[inject]
async fn called(claude: impl Fn(u32) -> Claude, log: &Log) -> String {
    (claude(1).0 + log.0).to_string()
}

#[inject]
async fn mistaken(queue: &Queue) -> String {
    queue.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new()
            .route("/borrowed", get(borrowed))
            .route("/held", get(held))
            .route("/uncertain", get(uncertain))
            .route("/generic", get(generic::<u8>))
            .route("/called", get(called))
            .route("/mistaken", get(mistaken))
            .with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
