//! What is made when it is first asked for.

use super::draft::{Draft, HEADERS, deferred, exclusive, owned, shared};
use crate::graph::Source;
use crate::plan::{Conflict, plan};

#[test]
fn what_a_deferred_provider_needs_runs_where_it_is_asked_for() {
    let mut draft = Draft::new();
    let session = draft.request("session", &[]);
    let tx = draft.request("tx", &[shared(session)]);
    let user = draft.request("user", &[]);
    assert_eq!(
        draft.plan(&[deferred(tx), shared(user), Source::Extractor]),
        "session(); user(); body; defer tx(lend session); (later tx, lend user, move extracted)"
    );
}

#[test]
fn what_something_else_needs_is_there_already() {
    let mut draft = Draft::new();
    let tx = draft.request("tx", &[]);
    let repo = draft.request("repo", &[shared(tx)]);
    assert_eq!(
        draft.plan(&[deferred(tx), shared(repo)]),
        "tx(); repo(lend tx); (built lend mut tx, lend repo)"
    );
}

#[test]
fn what_another_deferred_provider_needs_is_there_already() {
    let mut draft = Draft::new();
    let tx = draft.request("tx", &[]);
    let repo = draft.request("repo", &[shared(tx)]);
    assert_eq!(
        draft.plan(&[deferred(repo)]),
        "tx(); defer repo(lend tx); (later repo)"
    );
}

#[test]
fn what_is_borrowed_later_is_not_moved() {
    let mut draft = Draft::new();
    let token = draft.request("token", &[]);
    let tx = draft.request("tx", &[shared(token)]);
    assert_eq!(
        draft.plan(&[deferred(tx), owned(token)]),
        "token(); defer tx(lend token); (later tx, clone token)"
    );
}

#[test]
fn what_is_read_of_the_head_later_is_copied_before_the_body() {
    let mut draft = Draft::new();
    let tx = draft.request("tx", &[HEADERS]);
    assert_eq!(
        draft.plan(&[deferred(tx), Source::Extractor]),
        "copy headers; body; defer tx(copied headers); (later tx, move extracted)"
    );
}

#[test]
fn what_is_borrowed_exclusively_later_is_no_one_elses() {
    let mut draft = Draft::new();
    let connection = draft.request("connection", &[]);
    let tx = draft.request("tx", &[exclusive(connection)]);
    let log = draft.request("log", &[shared(connection)]);
    let conflict = |target: &[Source]| plan(&draft.0, target).conflict(&draft.0);
    let borrowed = |exclusive, other| Some(Conflict::Borrowed { exclusive, other });
    assert_eq!(
        conflict(&[deferred(tx), shared(connection)]),
        borrowed(0, 1)
    );
    assert_eq!(
        conflict(&[exclusive(connection), deferred(log)]),
        borrowed(0, 1)
    );
    assert_eq!(conflict(&[deferred(log), shared(connection)]), None);
}

#[test]
fn two_parameters_cannot_defer_one_value() {
    let mut draft = Draft::new();
    let tx = draft.request("tx", &[]);
    let conflict = plan(&draft.0, &[deferred(tx), deferred(tx)]).conflict(&draft.0);
    assert_eq!(
        conflict,
        Some(Conflict::Borrowed {
            exclusive: 0,
            other: 1
        })
    );
}
