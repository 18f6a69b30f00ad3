//! What runs after the body.

use super::draft::{Draft, HEADERS, exclusive, owned, shared};
use crate::graph::{Lends, Source, Turn};
use crate::plan::{Onward, PlanInput, plan, plan_concurrent_handler};

#[test]
fn marked_providers_run_after_the_body_in_their_order() {
    let mut draft = Draft::new();
    let tx = draft.after_body("tx", &[]);
    let repo = draft.after_body("repo", &[exclusive(tx)]);
    let user = draft.request("user", &[]);
    assert_eq!(
        draft.plan(&[shared(repo), Source::Extractor, shared(user)]),
        "user(); body; tx(); repo(lend mut tx); (lend repo, move extracted, lend user)"
    );
}

#[test]
fn what_a_marked_provider_needs_runs_where_it_is_asked_for() {
    let mut draft = Draft::new();
    let session = draft.request("session", &[]);
    let tx = draft.after_body("tx", &[shared(session), Source::Extractor]);
    let user = draft.request("user", &[]);
    assert_eq!(
        draft.plan(&[shared(tx), shared(user), Source::Extractor]),
        "session(); extract for; user(); body; tx(lend session, move extracted); \
         (lend tx, lend user, move extracted)"
    );
}

#[test]
fn without_an_extractor_the_mark_changes_nothing() {
    let mut draft = Draft::new();
    let tx = draft.after_body("tx", &[HEADERS]);
    let user = draft.request("user", &[]);
    assert_eq!(
        draft.plan(&[shared(tx), shared(user)]),
        "tx(headers); user(); (lend tx, lend user)"
    );
}

#[test]
fn the_extractor_of_a_provider_is_followed_by_the_marked_ones() {
    let mut draft = Draft::new();
    let tx = draft.after_body("tx", &[HEADERS]);
    let ask = draft.request("ask", &[Source::Extractor]);
    assert_eq!(
        draft.plan(&[shared(tx), shared(ask)]),
        "copy headers; body for; ask(move extracted); tx(copied headers); (lend tx, lend ask)"
    );
}

#[test]
fn an_extractor_that_must_leave_the_head_is_followed_by_no_one() {
    let mut draft = Draft::new();
    let tx = draft.after_body("tx", &[]);
    let ask = draft.request("ask", &[Source::Extractor]);
    let user = draft.request("user", &[HEADERS]);
    assert_eq!(
        draft.plan(&[shared(tx), shared(ask), shared(user)]),
        "tx(); extract for; ask(move extracted); user(headers); (lend tx, lend ask, lend user)"
    );
}

#[test]
fn only_what_a_later_provider_borrows_is_copied() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[Source::Part(crate::graph::Part::Uri)]);
    let mut tx = Draft::provider(crate::graph::Lifetime::Request, "tx", &[HEADERS]);
    tx.turn = Turn::AfterBody;
    tx.parameters[0].lends = Lends::Whole;
    let tx = draft.push(tx);
    assert_eq!(
        draft.plan(&[shared(user), shared(tx), Source::Extractor]),
        "user(uri); copy headers; body; tx(copied headers); (lend user, lend tx, move extracted)"
    );
}

#[test]
fn a_value_is_moved_by_the_one_that_runs_last() {
    let mut draft = Draft::new();
    let token = draft.request("token", &[]);
    let tx = draft.after_body("tx", &[owned(token)]);
    let user = draft.request("user", &[owned(token)]);
    assert_eq!(
        draft.plan(&[shared(tx), shared(user), Source::Extractor]),
        "token(); user(clone token); body; tx(move token); (lend tx, lend user, move extracted)"
    );
}

#[test]
fn marked_providers_run_together_after_the_body() {
    let mut draft = Draft::new();
    let mut waiting = |name: &str, turn| {
        let provider = Draft::provider(crate::graph::Lifetime::Request, name, &[]);
        draft.push(crate::graph::Provider {
            is_async: true,
            turn,
            ..provider
        })
    };
    let tx = waiting("tx", Turn::AfterBody);
    let user = waiting("user", Turn::BeforeBody);
    let log = waiting("log", Turn::AfterBody);
    let target = [shared(tx), shared(user), Source::Extractor, shared(log)];
    let plan = plan(&draft.0, &target);
    let asked = PlanInput {
        guards: &[],
        sources: &target,
        bound: &[],
        onward: Onward::Nowhere,
    };
    let concurrent = plan_concurrent_handler(&draft.0, asked);
    let orders = [&plan, &concurrent].map(|plan| {
        let steps = plan.steps.iter();
        steps
            .filter_map(crate::plan::Step::local)
            .collect::<Vec<_>>()
    });
    assert_eq!(orders[0], orders[1]);
    assert_eq!(concurrent.joins, [vec![orders[0][2], orders[0][3]]]);
}
