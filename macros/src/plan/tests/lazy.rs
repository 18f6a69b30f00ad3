//! Where lazy singletons are waited for.

use super::draft::{Draft, callable, owned, shared};
use crate::graph::{Lifetime, Source};
use crate::plan::plan_at_start;

/// A factory that needs a lazy singleton.
fn rows(draft: &mut Draft) -> usize {
    let db = draft.lazy("db", &[]);
    draft.add(Lifetime::Factory, "rows", &[shared(db), Source::Argument])
}

#[test]
fn it_is_waited_for_once_and_then_lent_or_cloned() {
    let mut draft = Draft::new();
    let db = draft.lazy("db", &[]);
    let user = draft.request("user", &[shared(db)]);
    assert_eq!(
        draft.plan(&[shared(user), shared(db), owned(db)]),
        "await db; user(lend db); (lend user, lend db, clone db)"
    );
}

#[test]
fn a_closure_that_cannot_wait_finds_it_built() {
    let mut draft = Draft::new();
    let rows = rows(&mut draft);
    assert_eq!(
        draft.plan(&[callable(rows, false)]),
        "await db; (|| rows(lend db, given 0))"
    );
}

#[test]
fn a_closure_that_can_waits_for_it_when_it_is_called() {
    let mut draft = Draft::new();
    let rows = rows(&mut draft);
    assert_eq!(
        draft.plan(&[callable(rows, true)]),
        "(|| await db; rows(lend db, given 0))"
    );
}

#[test]
fn a_closure_within_one_that_can_wait_is_made_behind_the_wait() {
    let mut draft = Draft::new();
    let rows = rows(&mut draft);
    let table = draft.add(Lifetime::Factory, "table", &[callable(rows, false)]);
    assert_eq!(
        draft.plan(&[callable(table, true)]),
        "(|| await db; table(|| rows(lend db, given 0)))"
    );
}

#[test]
fn a_request_value_in_a_closure_waits_outside_of_it() {
    let mut draft = Draft::new();
    let db = draft.lazy("db", &[]);
    let user = draft.request("user", &[shared(db)]);
    let page = draft.add(Lifetime::Factory, "page", &[shared(user)]);
    assert_eq!(
        draft.plan(&[callable(page, true), shared(user)]),
        "await db; share user(lend db); (|| page(lend user), lend user)"
    );
}

#[test]
fn with_the_container_it_is_a_singleton_as_any() {
    let mut draft = Draft::new();
    let db = draft.lazy("db", &[]);
    let pool = draft.add(Lifetime::Singleton, "pool", &[shared(db)]);
    assert_eq!(plan_at_start(&draft.0, pool).steps, []);
}
