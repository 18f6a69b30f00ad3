//! Shared values: who keeps them, and what need not run where they are found.

use super::draft::{Draft, HEADERS, owned, shared};
use crate::graph::Source;
use crate::plan::{Onward, SharedValue, plan_guarded};

#[test]
fn a_middleware_keeps_the_value_right_before_the_request_is_read() {
    let mut draft = Draft::new();
    let user = draft.shared("user", &[]);
    let log = draft.request("log", &[]);
    assert_eq!(
        draft.plan_onward(
            &[shared(user), shared(log), Source::Extractor],
            Onward::GoesOn
        ),
        "user(); log(); keep (lend user); body; (lend user, lend log, move extracted)"
    );
}

#[test]
fn a_handler_keeps_nothing() {
    let mut draft = Draft::new();
    let user = draft.shared("user", &[]);
    assert_eq!(
        draft.plan_onward(&[shared(user), Source::Extractor], Onward::Ends),
        "user(); body; (lend user, move extracted)"
    );
}

#[test]
fn what_was_kept_is_given_away_later() {
    let mut draft = Draft::new();
    let user = draft.shared("user", &[]);
    assert_eq!(
        draft.plan_onward(&[owned(user), Source::Extractor], Onward::GoesOn),
        "user(); keep (lend user); body; (move user, move extracted)"
    );
}

#[test]
fn what_a_value_is_given_to_before_it_is_kept_gets_a_clone() {
    let mut draft = Draft::new();
    let user = draft.shared("user", &[]);
    let letter = draft.request("letter", &[owned(user)]);
    assert_eq!(
        draft.plan_onward(&[shared(letter), Source::Extractor], Onward::GoesOn),
        "user(); letter(clone user); keep (lend user); body; (lend letter, move extracted)"
    );
}

#[test]
fn what_borrows_from_the_head_borrows_from_a_copy_where_a_value_is_kept() {
    let mut draft = Draft::new();
    let name = draft.borrowing("name", &[HEADERS]);
    let user = draft.shared("user", &[]);
    assert_eq!(
        draft.plan_onward(&[shared(name), shared(user)], Onward::GoesOn),
        "copy headers; name(copied headers); user(); keep (lend user); (lend name, lend user)"
    );
}

#[test]
fn what_only_a_shared_value_needs_depends_on_whether_it_is_found() {
    let mut draft = Draft::new();
    let session = draft.request("session", &[]);
    let user = draft.shared("user", &[shared(session)]);
    let plan = plan_guarded(&draft.0, &[], &[shared(user)], Onward::Ends);
    let needed: Vec<_> = plan
        .locals
        .iter()
        .map(crate::plan::Local::is_conditional)
        .collect();
    assert_eq!(needed, [true, false]);
    let found = SharedValue {
        provider: user,
        local: plan.locals.ids().last().unwrap(),
        is_asked_first: true,
    };
    assert_eq!(plan.shared, [found]);
}

#[test]
fn a_task_looks_for_nothing() {
    let mut draft = Draft::new();
    let session = draft.request("session", &[]);
    let user = draft.shared("user", &[shared(session)]);
    let plan = plan_guarded(&draft.0, &[], &[shared(user)], Onward::Nowhere);
    assert!(plan.shared.is_empty());
    assert!(!plan.locals.iter().any(crate::plan::Local::is_conditional));
}
