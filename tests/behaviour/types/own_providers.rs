//! Providers of a type that a generic provider also matches.

use std::marker::PhantomData;
use std::sync::Arc;

use hardwire::{container, inject, module};
use hardwire_tests::text;

pub(crate) struct User;
pub(crate) struct Order;
pub(crate) type Account = User;

pub(crate) struct Repo<T>(&'static str, PhantomData<fn() -> T>);
pub(crate) struct Page<T>(&'static str, PhantomData<fn() -> T>);
pub(crate) struct Cached<T>(&'static str, PhantomData<fn() -> T>);
pub(crate) struct Found<T>(&'static str, PhantomData<fn() -> T>);
pub(crate) struct Report<T>(&'static str, PhantomData<fn() -> T>);
pub(crate) struct Draft<T>(&'static str, PhantomData<fn() -> T>);

pub(crate) trait Named<T>: Send + Sync {
    fn name(&self) -> &'static str;
}

pub(crate) struct AnyStore<T>(PhantomData<fn() -> T>);

impl<T> Named<T> for AnyStore<T> {
    fn name(&self) -> &'static str {
        "generic"
    }
}

pub(crate) struct UserStore;

impl Named<User> for UserStore {
    fn name(&self) -> &'static str {
        "own"
    }
}

#[container]
impl App {
    #[request]
    fn repo<T>() -> Repo<T> {
        Repo("generic", PhantomData)
    }

    #[request]
    fn users() -> Repo<User> {
        Repo("own", PhantomData)
    }

    #[request]
    fn page<T>() -> Page<T> {
        Page("generic", PhantomData)
    }

    #[request]
    fn pages<T>() -> Page<Vec<T>> {
        Page("own", PhantomData)
    }

    #[request]
    fn cached<T>() -> Arc<Cached<T>> {
        Arc::new(Cached("generic", PhantomData))
    }

    #[singleton]
    fn cached_users() -> Arc<Cached<User>> {
        Arc::new(Cached("own", PhantomData))
    }

    #[request]
    fn found<T>() -> Option<Found<T>> {
        Some(Found("generic", PhantomData))
    }

    #[request]
    fn found_user() -> Option<Found<User>> {
        Some(Found("own", PhantomData))
    }

    #[request(as = dyn Named<T>)]
    fn store<T: 'static>() -> AnyStore<T> {
        AnyStore(PhantomData)
    }

    #[request(as = dyn Named<User>)]
    fn user_store() -> UserStore {
        UserStore
    }

    #[request]
    fn report<T>(repo: &Repo<T>) -> Report<T> {
        Report(repo.0, PhantomData)
    }

    #[factory]
    fn draft<T>() -> Draft<T> {
        Draft("generic", PhantomData)
    }

    #[factory]
    fn user_draft() -> Draft<User> {
        Draft("own", PhantomData)
    }
}

#[inject]
async fn of_user(
    repo: &Repo<User>,
    pages: &Page<Vec<User>>,
    cached: Arc<Cached<User>>,
    found: Option<&Found<User>>,
    store: &dyn Named<User>,
    report: &Report<User>,
    draft: impl Fn() -> Draft<User>,
) -> String {
    let found = found.map(|found| found.0).unwrap_or_default();
    let draft = draft().0;
    let (store, report) = (store.name(), report.0);
    let (repo, pages) = (repo.0, pages.0);
    format!(
        "{repo} {pages} {} {found} {store} {report} {draft}",
        cached.0
    )
}

#[inject]
async fn of_order(
    repo: &Repo<Order>,
    page: &Page<Order>,
    cached: Arc<Cached<Order>>,
    found: Option<&Found<Order>>,
    store: &dyn Named<Order>,
    report: &Report<Order>,
    draft: impl Fn() -> Draft<Order>,
) -> String {
    let found = found.map(|found| found.0).unwrap_or_default();
    let draft = draft().0;
    let (store, report) = (store.name(), report.0);
    let (repo, page) = (repo.0, page.0);
    format!(
        "{repo} {page} {} {found} {store} {report} {draft}",
        cached.0
    )
}

#[tokio::test]
async fn a_type_gets_its_own_provider_and_the_others_the_generic_one() {
    let app = App::build().await.unwrap();
    let [own, generic] = ["own", "generic"].map(|from| [from; 7].join(" "));
    assert_eq!(text(of_user, &app).await, own);
    assert_eq!(text(of_order, &app).await, generic);
}

#[inject]
async fn by_name(
    #[dep(repo)] generic: &Repo<Account>,
    #[dep(users)] own: &Repo<Account>,
) -> String {
    format!("{} {}", generic.0, own.0)
}

#[tokio::test]
async fn a_named_provider_may_be_asked_for_by_an_alias() {
    let app = App::build().await.unwrap();
    assert_eq!(text(by_name, &app).await, "generic own");
}

#[inject]
async fn of_any<T: 'static>(repo: &Repo<T>, all: Vec<&Repo<User>>) -> String {
    format!("{} {}", repo.0, all.len())
}

#[tokio::test]
async fn the_type_parameter_of_a_handler_is_a_type_without_its_own_provider() {
    let app = App::build().await.unwrap();
    assert_eq!(text(of_any::<Order>, &app).await, "generic 2");
}

#[module]
impl Generic {
    #[request]
    fn line<T>() -> Report<Draft<T>> {
        Report("generic", PhantomData)
    }
}

#[module]
impl Own {
    #[request]
    fn user_line() -> Report<Draft<User>> {
        Report("own", PhantomData)
    }

    #[request]
    fn lines(of_user: &Report<Draft<User>>, other: &Report<Draft<Order>>) -> [&'static str; 2] {
        [of_user.0, other.0]
    }
}

#[container(modules(Generic, Own))]
impl Both {}

#[inject(Both)]
async fn across(
    lines: &[&'static str; 2],
    of_user: &Report<Draft<User>>,
    other: &Report<Draft<Order>>,
) -> String {
    format!("{} {} {} {}", lines[0], lines[1], of_user.0, other.0)
}

#[tokio::test]
async fn it_does_so_in_other_modules_too() {
    let app = Both::build().await.unwrap();
    assert_eq!(text(across, &app).await, "own generic own generic");
}

trait Step: Send + Sync {
    fn name(&self) -> &'static str;
}

pub(crate) struct First;
pub(crate) struct Second;
struct Missing;

impl Step for First {
    fn name(&self) -> &'static str {
        "first"
    }
}

impl Step for Second {
    fn name(&self) -> &'static str {
        "second"
    }
}

#[module]
impl Early {
    #[singleton(as = dyn Step)]
    fn first() -> First {
        First
    }

    #[request]
    fn lines<T>() -> Report<Draft<T>> {
        Report("early", PhantomData)
    }

    #[request]
    fn user_lines() -> Report<Draft<User>> {
        Report("early user", PhantomData)
    }
}

#[module]
impl Late {
    #[singleton(as = dyn Step)]
    fn second() -> Second {
        Second
    }

    #[request]
    fn total(steps: Vec<&dyn Step>, missing: Option<&Missing>) -> usize {
        steps.len() + usize::from(missing.is_some())
    }
}

#[container(modules(Early, Late))]
impl Steps {}

#[inject(Steps)]
async fn collected(
    steps: Vec<&dyn Step>,
    reports: Vec<&Report<Draft<User>>>,
    total: &usize,
    #[optional] missing: Option<&Missing>,
) -> String {
    let names: Vec<_> = steps.iter().map(|step| step.name()).collect();
    format!(
        "{} {} {total} {}",
        names.join(","),
        reports.len(),
        missing.is_none()
    )
}

#[tokio::test]
async fn a_collection_contains_equal_spellings_from_all_modules() {
    let app = Steps::build().await.unwrap();
    assert_eq!(text(collected, &app).await, "first,second 2 2 true");
}
