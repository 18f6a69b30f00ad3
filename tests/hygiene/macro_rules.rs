//! Containers and handlers that `macro_rules!` writes, whose types stand in invisible groups.

use hardwire_tests::text;

struct Db(u8);

struct Lent<'a>(&'a Db);

struct Copied(u8);

macro_rules! container_of {
    ($vis:vis $app:ident { $($name:ident: $ty:ty = $value:expr),* $(,)? }) => {
        #[hardwire::container($vis)]
        impl $app {
            $(#[singleton] fn $name() -> $ty { $value })*

            #[request]
            fn lent(db: &Db) -> Lent<'_> {
                Lent(db)
            }

            #[factory]
            fn copied(db: &Db, #[arg] more: u8) -> Copied {
                Copied(db.0 + more)
            }
        }
    };
}

container_of!(pub(crate) App {
    db: Db = Db(7),
    words: Vec<&'static str> = vec!["a", "b"],
});

struct Held<T>(T);

macro_rules! generic_container_of {
    ($app:ident { $name:ident<$parameter:ident: $bound:path> -> $ty:ty = $value:expr; $asked:ty }) => {
        #[hardwire::container]
        impl $app {
            #[singleton]
            fn $name<$parameter: $bound>() -> $ty {
                $value
            }

            #[singleton]
            fn asking(held: &$asked) -> Copied {
                Copied(held.0)
            }
        }
    };
}

generic_container_of!(Generic { held<T: Default> -> Held<T> = Held(T::default()); Held<u8> });

#[tokio::test]
async fn generic_providers_in_groups_are_generic() {
    let app = Generic::build().await.unwrap();
    assert_eq!((app.held_u8.0, app.asking.0), (0, 0));
}

macro_rules! handler {
    ($(#[$attribute:meta])* $vis:vis $name:ident($app:path; $($argument:ident: $ty:ty),*) -> $returned:ty $body:block) => {
        $(#[$attribute])*
        #[hardwire::inject($app)]
        $vis async fn $name($($argument: $ty),*) -> $returned $body
    };
}

handler!(
    /// Lists.
    pub(crate) list(App; lent: Lent<'_>, words: &Vec<&'static str>, copied: impl Fn(u8) -> Copied, body: String) -> String {
        format!("{} {} {}{body}", lent.0.0, words.concat(), copied(1).0)
    }
);

macro_rules! pattern_handler {
    ($name:ident, $pattern:pat, $ty:ty, $result:expr) => {
        #[hardwire::inject]
        async fn $name(
            $pattern: $ty,
            $crate::macro_rules::Copied(more): $crate::macro_rules::Five,
        ) -> String {
            let _ = more;
            $result
        }
    };
}

macro_rules! referring_handler {
    ($name:ident, $inner:ty) => {
        #[hardwire::inject]
        async fn $name(by_reference: &$inner, by_name: &Db) -> String {
            std::ptr::eq(by_reference, by_name).to_string()
        }
    };
}

referring_handler!(refer, Db);

/// An extractor.
type Five = Copied;

impl<S: Sync> axum::extract::FromRequestParts<S> for Copied {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        _: &mut axum::http::request::Parts,
        _: &S,
    ) -> Result<Self, Self::Rejection> {
        Ok(Self(5))
    }
}

pattern_handler!(by_pattern, Db(number), &Db, number.to_string());

macro_rules! twins {
    ($($module:ident),*) => {
        $(mod $module {
            pub(super) struct Side(pub(super) &'static str);

            #[hardwire::container]
            impl Twin {
                #[singleton]
                fn side() -> Side {
                    Side(stringify!($module))
                }
            }

            #[hardwire::inject(Twin)]
            pub(super) async fn handler(side: &Side) -> &'static str {
                side.0
            }
        })*
    };
}

twins!(left, right);

pub(crate) trait Named: Send + Sync {
    fn name(&self) -> &'static str;
}

pub(crate) struct Stored;

impl Named for Stored {
    fn name(&self) -> &'static str {
        "stored"
    }
}

struct Absent;

#[hardwire::module]
impl Numbers {
    #[request]
    fn number() -> u8 {
        7
    }
}

macro_rules! forms {
    ($app:ident, $module:path, $object:ty, $error:ty, $guard:ident($argument:expr), $call:ident) => {
        #[hardwire::container(modules($module), error = $error)]
        impl $app {
            #[singleton(as = $object)]
            fn stored() -> Stored {
                Stored
            }

            #[factory]
            fn $guard(#[arg] is_right: bool) -> Result<(), $error> {
                is_right.then_some(()).ok_or(<$error>::FORBIDDEN)
            }
        }

        #[hardwire::inject($app, guard($guard($argument)), concurrent, call = $call)]
        async fn listed(
            one: &$object,
            all: Vec<&$object>,
            #[optional] none: Option<&Absent>,
        ) -> String {
            format!("{} {} {}", one.name(), all.len(), none.is_none())
        }

        #[hardwire::inject($app, task)]
        async fn added(number: &u8, #[arg] more: u8) -> u8 {
            number + more
        }
    };
}

forms!(
    Forms,
    self::Numbers,
    dyn Named,
    axum::http::StatusCode,
    allowed(1 < 2),
    listed_with
);

async fn app() -> App {
    App::build().await.unwrap()
}

#[tokio::test]
async fn types_are_compared_without_their_groups() {
    assert_eq!(text(list, &app().await).await, "7 ab 8");
    assert_eq!(text(refer, &app().await).await, "true");
}

#[tokio::test]
async fn patterns_may_be_of_the_macro() {
    assert_eq!(text(by_pattern, &app().await).await, "7");
}

#[tokio::test]
async fn one_macro_may_write_containers_of_one_name() {
    assert_eq!(
        text(left::handler, &left::Twin::build().await.unwrap()).await,
        "left"
    );
    assert_eq!(
        text(right::handler, &right::Twin::build().await.unwrap()).await,
        "right"
    );
}

#[tokio::test]
async fn every_form_may_be_of_the_macro() {
    let forms = Forms::build().await.unwrap();
    assert_eq!(text(listed, &forms).await, "stored 1 true");
    assert_eq!(
        listed_with(&Stored, Vec::new(), None).await,
        "stored 0 true"
    );
    assert_eq!(added(&forms, 1).await, 8);
}
