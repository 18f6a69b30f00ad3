//! Generic providers whose bounds name a lifetime.

use std::marker::PhantomData;

use axum::http::HeaderMap;
use hardwire::{container, inject, module};
use hardwire_tests::{get, send};

trait Named {
    const NAME: &'static str;
}

trait By<'a> {
    fn by(headers: &'a HeaderMap) -> &'a str;
}

struct Key;

impl Named for Key {
    const NAME: &'static str = "key";
}

impl<'a> By<'a> for Key {
    fn by(headers: &'a HeaderMap) -> &'a str {
        headers
            .get("x-name")
            .and_then(|name| name.to_str().ok())
            .unwrap_or("none")
    }
}

struct Inline<'a, T>(&'a str, PhantomData<T>);
struct Clause<'a, T>(&'a str, PhantomData<T>);
struct Bounded<'a, T: By<'a>>(&'a str, PhantomData<T>);
struct Owned<T>(String, PhantomData<T>);
struct Holder<'a>(&'a str);
struct Nested<'a, 'b>(&'a &'b str);

fn name_in(headers: &HeaderMap) -> &str {
    Key::by(headers)
}

#[container]
impl App {
    #[request]
    fn inline<'a, T: Named + 'a>(headers: &'a HeaderMap) -> Inline<'a, T> {
        Inline(name_in(headers), PhantomData)
    }

    #[request]
    fn clause<'a, T>(headers: &'a HeaderMap) -> Clause<'a, T>
    where
        T: Named + 'a,
    {
        Clause(name_in(headers), PhantomData)
    }

    #[request]
    fn bounded<'a, T: By<'a>>(headers: &'a HeaderMap) -> Bounded<'a, T> {
        Bounded(T::by(headers), PhantomData)
    }

    #[request]
    fn owned<'a, T>(headers: &'a HeaderMap) -> Owned<T>
    where
        T: By<'a> + 'a,
    {
        Owned(T::by(headers).to_owned(), PhantomData)
    }

    #[factory]
    fn length<'a, T: Named + 'a>(headers: &'a HeaderMap, #[arg] _key: T) -> usize {
        name_in(headers).len() + T::NAME.len()
    }

    #[factory]
    fn any<'a>(headers: &'a HeaderMap, #[arg] _key: impl By<'a> + 'a) -> u8 {
        u8::try_from(headers.len()).unwrap_or_default()
    }

    #[request]
    fn holder(headers: &HeaderMap) -> Holder<'_> {
        Holder(name_in(headers))
    }

    #[request]
    fn nested<'a, 'b: 'a>(holder: &'a Holder<'b>) -> Nested<'a, 'b> {
        Nested(&holder.0)
    }
}

#[inject]
async fn all(
    inline: &Inline<'_, Key>,
    clause: Clause<'_, Key>,
    bounded: &Bounded<'_, Key>,
    owned: &Owned<Key>,
    length: impl Fn(Key) -> usize,
    any: impl Fn(Key) -> u8,
) -> String {
    let (length, any) = (length(Key), any(Key));
    let [first, second, third] = [inline.0, clause.0, bounded.0];
    format!("{first} {second} {third} {} {length} {any}", owned.0)
}

#[inject]
async fn within(nested: &Nested<'_, '_>) -> String {
    (*nested.0).to_owned()
}

#[inject]
async fn of_any<T: Named + for<'a> By<'a> + Send + Sync>(
    inline: &Inline<'_, T>,
    bounded: &Bounded<'_, T>,
    owned: &Owned<T>,
) -> String {
    format!("{} {} {}", inline.0, bounded.0, owned.0)
}

#[module]
impl Names {
    #[request]
    fn inline<'a, T: Named + 'a>(headers: &'a HeaderMap) -> Inline<'a, T> {
        Inline(name_in(headers), PhantomData)
    }

    #[request]
    fn bounded<'a, T: By<'a>>(headers: &'a HeaderMap) -> Bounded<'a, T> {
        Bounded(T::by(headers), PhantomData)
    }

    #[request]
    fn owned<'a, T>(headers: &'a HeaderMap) -> Owned<T>
    where
        T: By<'a> + 'a,
    {
        Owned(T::by(headers).to_owned(), PhantomData)
    }
}

#[container(modules(Names))]
impl Modular {}

#[inject(Modular)]
async fn of_module(
    inline: &Inline<'_, Key>,
    bounded: &Bounded<'_, Key>,
    owned: &Owned<Key>,
) -> String {
    format!("{} {} {}", inline.0, bounded.0, owned.0)
}

fn request() -> axum::extract::Request {
    let mut request = get("/");
    let name = axum::http::HeaderValue::from_static("Ada");
    request.headers_mut().insert("x-name", name);
    request
}

#[tokio::test]
async fn a_bound_may_name_a_lifetime() {
    let app = App::build().await.unwrap();
    let (_, answer) = send(all, &app, request()).await;
    assert_eq!(answer, "Ada Ada Ada Ada 6 1");
}

#[tokio::test]
async fn a_bound_may_be_of_a_lifetime() {
    let app = App::build().await.unwrap();
    assert_eq!(send(within, &app, request()).await.1, "Ada");
}

#[tokio::test]
async fn in_a_generic_handler_too() {
    let app = App::build().await.unwrap();
    let (_, answer) = send(of_any::<Key>, &app, request()).await;
    assert_eq!(answer, "Ada Ada Ada");
}

#[tokio::test]
async fn in_a_module_too() {
    let app = Modular::build().await.unwrap();
    let (_, answer) = send(of_module, &app, request()).await;
    assert_eq!(answer, "Ada Ada Ada");
}

#[cfg(feature = "override")]
mod overridden {
    use std::marker::PhantomData;

    use hardwire_tests::send;

    use super::{App, Bounded, Inline, Key, Modular, Owned, all, of_module, request};

    #[tokio::test]
    async fn a_closure_makes_a_value_for_any_lifetime() {
        let builder = App::builder()
            .override_inline::<Key>(|_| Inline("inline", PhantomData))
            .override_bounded::<Key>(|_| Bounded("bounded", PhantomData))
            .override_owned::<Key>(|| Owned("owned".to_owned(), PhantomData));
        let app = builder.build().await.unwrap();
        let (_, answer) = send(all, &app, request()).await;
        assert_eq!(answer, "inline Ada bounded owned 6 1");
    }

    #[tokio::test]
    async fn of_a_module_too() {
        let builder = Modular::builder();
        let builder =
            builder.override_inline::<Inline<'static, Key>, _>(|_| Inline("inline", PhantomData));
        let builder = builder.override_owned(|| Owned::<Key>("owned".to_owned(), PhantomData));
        let app = builder.build().await.unwrap();
        let (_, answer) = send(of_module, &app, request()).await;
        assert_eq!(answer, "inline Ada owned");
    }
}
