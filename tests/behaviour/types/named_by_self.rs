//! `Self` in the types of a provider refers to the block, wherever the generated code uses these types.

use std::convert::Infallible;
use std::marker::PhantomData;

use axum::extract::FromRef;
use axum::response::{IntoResponse, Response};
use hardwire::{container, inject, module};
use hardwire_tests::text;

struct Tag<A>(u8, PhantomData<A>);
struct Buffer<const N: usize>([u8; N]);
pub(crate) struct Made<T>(T);
struct Lent<'a, A>(&'a Tag<A>);

impl<A> Tag<A> {
    fn new(number: u8) -> Self {
        Self(number, PhantomData)
    }

    fn close(&self) -> Result<(), Failed<A>> {
        if self.0 < 100 {
            Ok(())
        } else {
            Err(Failed(PhantomData))
        }
    }
}

struct Failed<A>(PhantomData<A>);

impl<A> Clone for Failed<A> {
    fn clone(&self) -> Self {
        Self(PhantomData)
    }
}

impl<A> IntoResponse for Failed<A> {
    fn into_response(self) -> Response {
        axum::http::StatusCode::CONFLICT.into_response()
    }
}

trait HasItem {
    type Item;
    const COUNT: usize;
}

trait Numbered<A>: Send + Sync {
    fn number(&self) -> u8;
}

impl<A: Send + Sync> Numbered<A> for Tag<A> {
    fn number(&self) -> u8 {
        self.0
    }
}

impl HasItem for App {
    type Item = u16;
    const COUNT: usize = 3;
}

#[container]
impl App {
    const FIVE: usize = 5;

    #[singleton]
    fn kept() -> Made<[u64; Self::FIVE]> {
        Made([1; 5])
    }

    #[singleton(state)]
    fn state() -> Made<[i64; Self::FIVE]> {
        Made([2; 5])
    }

    #[singleton(lazy)]
    async fn late() -> Result<Made<[u32; Self::FIVE]>, Failed<Self>> {
        Ok(Made([3; 5]))
    }

    #[singleton(as = dyn Numbered<Self>)]
    fn numbered() -> Tag<(Self,)> {
        Tag::new(4)
    }

    #[input]
    fn given() -> Buffer<{ Self::FIVE }>;

    #[request(teardown = Tag::close)]
    fn tag(numbered: &Tag<(Self,)>) -> Tag<Self> {
        Tag::new(numbered.0 + 1)
    }

    #[request]
    fn item() -> Made<<Self as HasItem>::Item> {
        Made(6)
    }

    #[request]
    async fn fallible() -> Result<[i8; Self::FIVE], Infallible> {
        Ok([7; 5])
    }

    #[request]
    fn counted(tag: &Tag<Self>) -> [u8; <Self as HasItem>::COUNT] {
        [tag.0; 3]
    }

    #[request]
    fn lent(tag: &Tag<Self>) -> Lent<'_, Self> {
        Lent(tag)
    }

    #[factory]
    fn made(#[arg] start: [u8; Self::FIVE], tag: &Tag<Self>) -> Made<[u8; Self::FIVE]> {
        Made(start.map(|it| it + tag.0))
    }
}

impl Numbered<App> for Tag<(App,)> {
    fn number(&self) -> u8 {
        self.0
    }
}

#[inject]
#[allow(
    clippy::too_many_arguments,
    reason = "the types differ in the position of `Self`"
)]
async fn all(
    late: &Made<[u32; App::FIVE]>,
    numbered: &dyn Numbered<App>,
    given: &Buffer<{ App::FIVE }>,
    tag: &Tag<App>,
    item: &Made<<App as HasItem>::Item>,
    fallible: &[i8; App::FIVE],
    counted: &[u8; <App as HasItem>::COUNT],
    lent: &Lent<'_, App>,
    made: impl Fn([u8; App::FIVE]) -> Made<[u8; App::FIVE]>,
) -> String {
    let [late, given, fallible] = [
        late.0[0],
        u32::from(given.0[0]),
        fallible[0].unsigned_abs().into(),
    ];
    let made = made([10; 5]).0[0];
    format!(
        "{late} {} {given} {} {} {fallible} {} {} {made}",
        numbered.number(),
        tag.0,
        item.0,
        counted[0],
        lent.0.0
    )
}

#[tokio::test]
async fn in_a_container() {
    let app = App::build(Buffer([9; 5])).await.unwrap();
    assert_eq!(text(all, &app).await, "3 4 9 5 6 7 5 5 15");
    let kept: &Made<[u64; 5]> = &app.kept;
    assert_eq!(kept.0, [1; 5]);
    assert_eq!(<Made<[i64; 5]>>::from_ref(&app).0, [2; 5]);
}

impl Clone for Made<[i64; 5]> {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}

mod part {
    use super::{Buffer, Made, Tag, module};

    #[module]
    impl Part {
        pub(super) const TWO: usize = 2;

        #[singleton]
        fn kept() -> Made<[u64; Self::TWO]> {
            Made([1; 2])
        }

        #[request]
        fn tag(kept: &Made<[u64; Self::TWO]>) -> Tag<Self> {
            Tag::new(u8::from(kept.0 == [1; 2]))
        }

        #[request]
        fn two(tag: &Tag<Self>) -> Buffer<{ Self::TWO }> {
            Buffer([tag.0 + 1; 2])
        }

        #[factory]
        fn made(#[arg] start: [u8; Self::TWO]) -> Made<[u8; Self::TWO]> {
            Made(start)
        }
    }
}

use part::Part;

#[container(modules(Part))]
impl WithPart {
    #[request]
    fn tag_of_container(of_part: &Tag<Part>) -> Tag<Self> {
        Tag::new(of_part.0 + 2)
    }
}

#[inject(WithPart)]
async fn of_both(
    of_part: &Tag<Part>,
    of_container: &Tag<WithPart>,
    two: &Buffer<{ Part::TWO }>,
    made: impl Fn([u8; Part::TWO]) -> Made<[u8; Part::TWO]>,
) -> String {
    format!(
        "{} {} {:?} {:?}",
        of_part.0,
        of_container.0,
        two.0,
        made([8; 2]).0
    )
}

#[tokio::test]
async fn in_a_module_it_is_the_module() {
    let app = WithPart::build().await.unwrap();
    assert_eq!(text(of_both, &app).await, "1 3 [2, 2] [8, 8]");
}

#[cfg(feature = "override")]
#[tokio::test]
async fn a_provider_with_self_in_its_type_can_be_overridden() {
    let app = App::builder(Buffer([9; 5]))
        .override_tag(|| Tag::new(50))
        .override_item(|| Made(51))
        .override_fallible_async(async || Ok([52; 5]))
        .override_counted(|| [53; 3])
        .override_made(|start| Made(start.map(|it| it + 1)))
        .build()
        .await
        .unwrap();
    assert_eq!(text(all, &app).await, "3 4 9 50 51 52 53 50 11");
}

#[cfg(feature = "override")]
#[tokio::test]
async fn a_modules_provider_with_self_in_its_type_can_be_overridden() {
    let app = WithPart::builder()
        .override_tag(|| Tag::new(60))
        .override_two(|| Buffer([61; 2]))
        .override_made(|_| Made([62; 2]))
        .build()
        .await
        .unwrap();
    assert_eq!(text(of_both, &app).await, "60 62 [61, 61] [62, 62]");
}
