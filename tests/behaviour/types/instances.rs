//! Instances of generic providers whose type arguments have the same name.

#![allow(clippy::unused_self, reason = "only the type of the value matters")]

use std::marker::PhantomData;
use std::sync::atomic::{AtomicUsize, Ordering};

use hardwire::{container, inject};
use hardwire_tests::text;

pub(crate) trait Scope {
    const NAME: &'static str;
}

pub(crate) mod users {
    pub(crate) struct Read;

    impl super::Scope for Read {
        const NAME: &'static str = "users";
    }
}

pub(crate) mod posts {
    pub(crate) struct Read;

    impl super::Scope for Read {
        const NAME: &'static str = "posts";
    }
}

pub(crate) struct Auth<S>(PhantomData<S>);

pub(crate) struct Cache<S>(usize, PhantomData<S>);

impl<S: Scope> Auth<S> {
    fn name(&self) -> &'static str {
        S::NAME
    }
}

static CACHES: AtomicUsize = AtomicUsize::new(1);

#[container]
impl App {
    #[request]
    fn auth<S: Scope>() -> Auth<S> {
        Auth(PhantomData)
    }

    #[singleton]
    fn cache<S>() -> Cache<S> {
        Cache(CACHES.fetch_add(1, Ordering::Relaxed), PhantomData)
    }

    #[request]
    fn numbers(users: &Cache<users::Read>, posts: &Cache<posts::Read>) -> [usize; 2] {
        [users.0, posts.0]
    }
}

#[inject]
async fn both(
    of_users: &Auth<users::Read>,
    of_posts: &Auth<posts::Read>,
    again: &Auth<super::instances::users::Read>,
    numbers: &[usize; 2],
) -> String {
    let is_one = std::ptr::eq(of_users, again);
    let are_two = numbers[0] != numbers[1];
    format!("{} {} {is_one} {are_two}", of_users.name(), of_posts.name())
}

#[tokio::test]
async fn arguments_of_other_paths_make_other_instances() {
    assert_eq!(
        text(both, &App::build().await.unwrap()).await,
        "users posts true true"
    );
}
