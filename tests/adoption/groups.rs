//! `#[inject(App, guard(admin))]` on `impl` blocks and modules.

use std::marker::PhantomData;

use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::Response;
use hardwire::{container, inject};
use hardwire_tests::{get, send, text, with_header};

struct Db(&'static str);

struct Name(String);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db("db")
    }

    #[request]
    fn admin(headers: &HeaderMap) -> Result<(), StatusCode> {
        let is_admin = headers.contains_key("x-admin");
        is_admin.then_some(()).ok_or(StatusCode::FORBIDDEN)
    }

    #[request]
    fn second_factor(headers: &HeaderMap) -> Result<(), StatusCode> {
        let has_factor = headers.get("x-admin").is_some_and(|value| value == "2");
        has_factor.then_some(()).ok_or(StatusCode::IM_A_TEAPOT)
    }

    #[request]
    fn name(headers: &HeaderMap) -> Result<Name, StatusCode> {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        let name = name.ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Name(name.to_owned()))
    }
}

struct AdminApi;

/// Documentation of the group.
#[inject(App, guard(admin))]
impl AdminApi {
    const GREETING: &str = "hello";

    /// Documentation of the handler.
    async fn list(db: &Db) -> &'static str {
        db.0
    }

    async fn greet() -> String {
        format!("{} {}", Self::GREETING, Self::plain())
    }

    #[inject(guard(second_factor))]
    async fn ban(db: &Db) -> &'static str {
        db.0
    }

    #[inject(call = Self::rename_with)]
    pub(crate) async fn rename(db: &Db) -> String {
        format!("renamed in {}", db.0)
    }

    /// Without `self` and `async`, so it is not a handler.
    fn plain() -> &'static str {
        "plain"
    }

    #[inject]
    fn wired(db: &Db) -> &'static str {
        db.0
    }

    #[cfg(any())]
    async fn absent(missing: &Missing) -> Missing {}

    async fn configured(#[cfg(any())] missing: &Missing, db: &Db) -> &'static str {
        db.0
    }

    async fn layer(request: axum::extract::Request, next: Next) -> Response {
        next.run(request).await
    }
}

fn admin() -> axum::extract::Request {
    with_header("x-admin", "1")
}

#[tokio::test]
async fn each_async_fn_is_guarded() {
    let app = App::build().await.unwrap();
    let forbidden = StatusCode::FORBIDDEN;
    assert_eq!(send(AdminApi::list, &app, get("/")).await.0, forbidden);
    assert_eq!(send(AdminApi::greet, &app, get("/")).await.0, forbidden);
    assert_eq!(send(AdminApi::ban, &app, get("/")).await.0, forbidden);
    assert_eq!(send(AdminApi::rename, &app, get("/")).await.0, forbidden);
    assert_eq!(
        send(AdminApi::configured, &app, get("/")).await.0,
        forbidden
    );
    assert_eq!(send(AdminApi::list, &app, admin()).await.1, "db");
    assert_eq!(send(AdminApi::greet, &app, admin()).await.1, "hello plain");
    assert_eq!(send(AdminApi::configured, &app, admin()).await.1, "db");
}

#[tokio::test]
async fn a_plain_fn_with_inject_is_injected() {
    let app = App::build().await.unwrap();
    let (status, _) = send(AdminApi::wired, &app, get("/")).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert_eq!(send(AdminApi::wired, &app, admin()).await.1, "db");
}

#[tokio::test]
async fn a_functions_own_guard_runs_after_the_groups() {
    let app = App::build().await.unwrap();
    let (status, _) = send(AdminApi::ban, &app, get("/")).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, _) = send(AdminApi::ban, &app, admin()).await;
    assert_eq!(status, StatusCode::IM_A_TEAPOT);
    let (status, _) = send(AdminApi::ban, &app, with_header("x-admin", "2")).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn a_function_may_be_called_by_its_own_name() {
    assert_eq!(AdminApi::rename_with(&Db("test")).await, "renamed in test");
}

#[tokio::test]
async fn a_middleware_of_a_group_is_guarded() {
    async fn inner() -> &'static str {
        "inner"
    }

    let app = App::build().await.unwrap();
    let layer = || middleware::from_fn_with_state(app.clone(), AdminApi::layer);
    let guarded = axum::handler::Handler::layer(inner, layer());
    assert_eq!(
        send(guarded.clone(), &app, get("/")).await.0,
        StatusCode::FORBIDDEN
    );
    assert_eq!(send(guarded, &app, admin()).await.1, "inner");
}

#[tokio::test]
async fn a_task_may_stand_in_a_group() {
    struct Jobs;

    #[inject(App)]
    impl Jobs {
        #[inject(task)]
        async fn sweep(db: &Db, #[arg] times: u8) -> String {
            format!("{} {times}", db.0)
        }

        async fn show(db: &Db) -> &'static str {
            db.0
        }
    }

    let app = App::build().await.unwrap();
    assert_eq!(Jobs::sweep(&app, 3).await, "db 3");
    assert_eq!(text(Jobs::show, &app).await, "db");
}

#[tokio::test]
async fn a_group_may_be_generic() {
    trait Store: Send + Sync + 'static {
        const KIND: &'static str;
    }

    struct Memory;

    impl Store for Memory {
        const KIND: &'static str = "memory";
    }

    struct Api<S, const N: usize>(PhantomData<S>);

    #[inject(App, guard(admin))]
    impl<S: Store, const N: usize> Api<S, N> {
        async fn kind(db: &Db) -> String {
            format!("{} {} {N}", db.0, S::KIND)
        }

        async fn of_self() -> &'static str {
            Self::label()
        }

        async fn of_nothing() -> &'static str {
            "nothing"
        }

        fn label() -> &'static str {
            S::KIND
        }
    }

    let app = App::build().await.unwrap();
    let kind = Api::<Memory, 3>::kind;
    assert_eq!(send(kind, &app, get("/")).await.0, StatusCode::FORBIDDEN);
    assert_eq!(send(kind, &app, admin()).await.1, "db memory 3");
    let of_self = Api::<Memory, 3>::of_self;
    assert_eq!(send(of_self, &app, admin()).await.1, "memory");
    let of_nothing = Api::<Memory, 3>::of_nothing;
    assert_eq!(send(of_nothing, &app, admin()).await.1, "nothing");
}

#[inject(App, guard(admin))]
mod in_a_module {
    #![allow(clippy::redundant_pub_crate, reason = "an inner attribute")]

    use super::{App, Db, Name};

    pub(crate) const GREETING: &str = "hello";

    pub(crate) async fn list(db: &Db) -> &'static str {
        db.0
    }

    pub(crate) async fn named(name: &Name) -> String {
        greeting(name)
    }

    fn greeting(name: &Name) -> String {
        format!("{GREETING} {}", name.0)
    }

    pub(crate) struct Inner;

    /// Not part of the group, because it has no attribute.
    impl Inner {
        pub(crate) async fn plain(number: u8) -> u8 {
            number
        }
    }

    pub(crate) struct Deeper;

    #[inject(guard(second_factor))]
    impl Deeper {
        pub(crate) async fn ban(db: &Db) -> &'static str {
            db.0
        }
    }
}

#[tokio::test]
async fn a_module_may_be_a_group() {
    let app = App::build().await.unwrap();
    let (status, _) = send(in_a_module::list, &app, get("/")).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert_eq!(send(in_a_module::list, &app, admin()).await.1, "db");
    let mut named = admin();
    named.headers_mut().insert("x-name", "Ada".parse().unwrap());
    assert_eq!(send(in_a_module::named, &app, named).await.1, "hello Ada");
    assert_eq!(in_a_module::Inner::plain(7).await, 7);
}

#[tokio::test]
async fn a_group_within_a_group_has_the_guards_of_both() {
    use in_a_module::Deeper;

    let app = App::build().await.unwrap();
    let (status, _) = send(Deeper::ban, &app, get("/")).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, _) = send(Deeper::ban, &app, admin()).await;
    assert_eq!(status, StatusCode::IM_A_TEAPOT);
    let (status, _) = send(Deeper::ban, &app, with_header("x-admin", "2")).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn a_container_may_be_named_by_each_function() {
    struct Api;

    #[inject]
    impl Api {
        #[inject(App)]
        async fn one(db: &Db) -> &'static str {
            db.0
        }

        #[inject(self::App, guard(admin))]
        async fn two(db: &Db) -> &'static str {
            db.0
        }
    }

    let app = App::build().await.unwrap();
    assert_eq!(text(Api::one, &app).await, "db");
    assert_eq!(
        send(Api::two, &app, get("/")).await.0,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn a_group_may_have_an_error() {
    use axum::response::IntoResponse;

    struct Refused(StatusCode);

    impl From<StatusCode> for Refused {
        fn from(status: StatusCode) -> Self {
            Self(status)
        }
    }

    impl IntoResponse for Refused {
        fn into_response(self) -> Response {
            (StatusCode::GONE, self.0.as_str().to_owned()).into_response()
        }
    }

    #[derive(Debug)]
    struct Other;

    impl From<StatusCode> for Other {
        fn from(_: StatusCode) -> Self {
            Self
        }
    }

    impl IntoResponse for Other {
        fn into_response(self) -> Response {
            "other".into_response()
        }
    }

    struct Api;

    #[inject(App, guard(admin), error = Refused)]
    impl Api {
        async fn list(db: &Db) -> &'static str {
            db.0
        }

        #[inject(error = Other)]
        async fn other(db: &Db) -> &'static str {
            db.0
        }
    }

    let app = App::build().await.unwrap();
    assert_eq!(text(Api::list, &app).await, "403");
    assert_eq!(text(Api::other, &app).await, "other");
}

#[tokio::test]
async fn a_groups_future_is_send() {
    fn is_send<T: Send>(future: T) -> T {
        future
    }

    let app = App::build().await.unwrap();
    let answer = is_send(async { text(AdminApi::list, &app).await }).await;
    assert_eq!(answer, "");
}

macro_rules! group {
    ($container:path, $name:ident, $visibility:vis) => {
        #[inject($container, guard(admin))]
        impl $name {
            $visibility async fn made(db: &Db) -> &'static str {
                db.0
            }
        }
    };
}

struct Made;

group!(App, Made, pub(crate));

#[tokio::test]
async fn a_group_may_come_from_a_macro() {
    let app = App::build().await.unwrap();
    assert_eq!(
        send(Made::made, &app, get("/")).await.0,
        StatusCode::FORBIDDEN
    );
    assert_eq!(send(Made::made, &app, admin()).await.1, "db");
}
