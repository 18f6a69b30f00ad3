//! What runs, in which order, and who owns what.

mod after_body;
mod deferred;
mod draft;
mod lazy;
mod needs;
mod overriding;
mod sharing;
mod words;

use self::draft::{Draft, HEADERS, callable, exclusive, owned, shared};
use crate::graph::{Access, Dependency, Lends, Lifetime, Part, Source};
use crate::plan::plan;

#[test]
fn nothing_needs_no_step() {
    assert_eq!(Draft::new().plan(&[]), "()");
}

#[test]
fn a_singleton_is_lent_or_cloned() {
    let mut draft = Draft::new();
    let db = draft.add(Lifetime::Singleton, "db", &[]);
    assert_eq!(draft.plan(&[shared(db), owned(db)]), "(lend db, clone db)");
}

#[test]
fn dependencies_come_just_before_what_needs_them() {
    let mut draft = Draft::new();
    let session = draft.request("session", &[]);
    let user = draft.request("user", &[shared(session)]);
    let clock = draft.request("clock", &[]);
    assert_eq!(
        draft.plan(&[shared(clock), shared(user)]),
        "clock(); session(); user(lend session); (lend clock, lend user)"
    );
}

#[test]
fn a_request_value_is_made_once_and_a_factory_value_at_each_place() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[]);
    let page = draft.add(Lifetime::Factory, "page", &[shared(user)]);
    assert_eq!(
        draft.plan(&[owned(page), owned(page)]),
        "user(); page(lend user); page(lend user); (move page, move page)"
    );
}

#[test]
fn the_last_extractor_comes_last_wherever_it_stands() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[]);
    assert_eq!(
        draft.plan(&[Source::Extractor, Source::Extractor, shared(user)]),
        "extract; user(); body; (move extracted, move extracted, lend user)"
    );
}

#[test]
fn a_provider_extracts_just_before_it_runs() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[Source::Extractor]);
    assert_eq!(
        draft.plan(&[shared(user), Source::Extractor]),
        "extract for; user(move extracted); body; (lend user, move extracted)"
    );
}

#[test]
fn the_last_extractor_of_a_provider_may_read_the_body_that_the_handler_leaves() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[Source::Extractor]);
    let ask = draft.request("ask", &[Source::Extractor]);
    assert_eq!(
        draft.plan(&[shared(user), shared(ask)]),
        "extract for; user(move extracted); body for; ask(move extracted); (lend user, lend ask)"
    );
}

#[test]
fn an_extractor_of_a_provider_leaves_the_head_to_those_behind_it() {
    let mut draft = Draft::new();
    let ask = draft.request("ask", &[Source::Extractor]);
    let page = draft.request("page", &[Source::Part(Part::Uri)]);
    assert_eq!(
        draft.plan(&[shared(ask), shared(page)]),
        "extract for; ask(move extracted); page(uri); (lend ask, lend page)"
    );
}

#[test]
fn the_last_owner_gets_the_value_and_those_before_a_clone() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[]);
    let letter = draft.request("letter", &[owned(user)]);
    assert_eq!(
        draft.plan(&[shared(letter), owned(user), owned(user)]),
        "user(); letter(clone user); (lend letter, clone user, move user)"
    );
}

#[test]
fn a_clone_is_made_before_the_exclusive_borrow_in_the_same_call() {
    let mut draft = Draft::new();
    let tx = draft.request("tx", &[]);
    assert_eq!(
        draft.plan(&[exclusive(tx), owned(tx)]),
        "tx(); clone tx; (lend mut tx, move tx)"
    );
    assert_eq!(
        draft.plan(&[owned(tx), exclusive(tx)]),
        "tx(); (clone tx, lend mut tx)"
    );
}

#[test]
fn a_value_is_moved_when_its_borrowers_are_done() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[]);
    let signed = draft.request("signed", &[exclusive(user)]);
    assert_eq!(
        draft.plan(&[shared(signed), owned(user)]),
        "user(); signed(lend mut user); (lend signed, move user)"
    );
}

#[test]
fn a_value_is_cloned_while_something_borrows_from_it() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[]);
    let view = draft.borrowing("view", &[shared(user)]);
    let shown = draft.borrowing("shown", &[owned(view)]);
    assert_eq!(
        draft.plan(&[shared(shown), owned(user)]),
        "user(); view(lend user); shown(move view); (lend shown, clone user)"
    );
}

#[test]
fn a_factory_that_is_called_again_gets_clones() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[]);
    let page = draft.add(Lifetime::Factory, "page", &[owned(user), Source::Argument]);
    assert_eq!(
        draft.plan(&[callable(page, false)]),
        "user(); (|| page(clone user, given 0))"
    );
}

#[test]
fn what_an_async_factory_owns_beside_others_is_shared() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[]);
    let page = draft.add(Lifetime::Factory, "page", &[shared(user)]);
    assert_eq!(
        draft.plan(&[callable(page, true), owned(user)]),
        "share user(); (|| page(lend user), clone user)"
    );
    assert_eq!(
        draft.plan(&[callable(page, true)]),
        "user(); (|| page(lend user))"
    );
}

#[test]
fn what_only_another_thread_still_needs_goes_there() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[]);
    let log = draft.request("log", &[shared(user)]);
    let report = draft.blocking("report", &[shared(user)]);
    let plan = draft.plan(&[shared(log), owned(report)]);
    assert_eq!(
        plan,
        "user(); log(lend user); report(lend user); (lend log, move report)"
    );
}

#[test]
fn what_another_thread_borrows_and_others_need_is_shared() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[]);
    let report = draft.blocking("report", &[shared(user)]);
    let plan = draft.plan(&[shared(report), owned(user)]);
    assert_eq!(
        plan,
        "share user(); report(lend user); (lend report, clone user)"
    );
}

#[test]
fn what_another_thread_takes_is_moved() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[]);
    let report = draft.blocking("report", &[owned(user)]);
    assert_eq!(
        draft.plan(&[shared(report)]),
        "user(); report(move user); (lend report)"
    );
}

#[test]
fn what_a_closure_on_another_thread_needs_is_shared() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[]);
    let page = draft.add(Lifetime::Factory, "page", &[owned(user)]);
    let report = draft.blocking("report", &[callable(page, false)]);
    assert_eq!(
        draft.plan(&[shared(report)]),
        "share user(); report(|| page(clone user)); (lend report)"
    );
}

#[test]
fn what_is_shared_is_never_moved() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[]);
    let page = draft.add(Lifetime::Factory, "page", &[shared(user)]);
    let pages = draft.request("pages", &[callable(page, true)]);
    assert_eq!(
        draft.plan(&[shared(pages), owned(user)]),
        "share user(); pages(|| page(lend user)); (lend pages, clone user)"
    );
}

#[test]
fn factories_that_a_factory_needs_are_made_within_it() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[]);
    let leaf = draft.add(Lifetime::Factory, "leaf", &[shared(user)]);
    let tree = draft.add(Lifetime::Factory, "tree", &[owned(leaf)]);
    assert_eq!(
        draft.plan(&[callable(tree, false)]),
        "user(); (|| leaf(lend user); tree(move leaf))"
    );
}

#[test]
fn what_is_optional_is_lent_or_moved_as_anything_else() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[]);
    let Source::Provider(dependency) = owned(user) else {
        unreachable!()
    };
    assert_eq!(
        draft.plan(&[Source::Optional(Some(dependency)), Source::Optional(None)]),
        "user(); (some move user, none)"
    );
}

#[test]
fn the_members_of_a_collection_are_made_before_it() {
    let mut draft = Draft::new();
    let db = draft.add(Lifetime::Singleton, "db", &[]);
    let user = draft.request("user", &[]);
    let members = [shared(db), shared(user)]
        .iter()
        .flat_map(Source::dependencies)
        .copied()
        .collect();
    let all = Source::Collection {
        members,
        is_named: true,
    };
    assert_eq!(
        draft.plan(&[all, owned(user)]),
        "user(); ([lend db, lend user], clone user)"
    );
}

#[test]
fn a_part_is_copied_only_if_the_body_is_read_while_it_is_borrowed() {
    let draft = Draft::new();
    assert_eq!(draft.plan(&[HEADERS]), "(headers)");
    assert_eq!(
        draft.plan(&[HEADERS, HEADERS, Source::Extractor]),
        "copy headers; body; (copied headers, copied headers, move extracted)"
    );
}

#[test]
fn a_value_without_a_borrow_keeps_no_part() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[HEADERS]);
    assert_eq!(
        draft.plan(&[shared(user), Source::Extractor]),
        "user(headers); body; (lend user, move extracted)"
    );
}

#[test]
fn a_value_with_a_borrow_keeps_the_part_it_needs() {
    let mut draft = Draft::new();
    let token = draft.borrowing("token", &[HEADERS, Source::Part(Part::Uri)]);
    let scope = draft.borrowing("scope", &[shared(token)]);
    assert_eq!(
        draft.plan(&[shared(scope), Source::Extractor]),
        "copy headers; copy uri; token(copied headers, copied uri); scope(lend token); \
         body; (lend scope, move extracted)"
    );
}

#[test]
fn a_borrow_that_has_ended_keeps_no_part() {
    let mut draft = Draft::new();
    let token = draft.borrowing("token", &[HEADERS]);
    let user = draft.request("user", &[owned(token)]);
    assert_eq!(
        draft.plan(&[shared(user), Source::Extractor]),
        "token(headers); user(move token); body; (lend user, move extracted)"
    );
}

/// A test's thread has a quarter of the stack that rustc's has.
#[test]
fn a_thousand_may_each_need_the_one_before() {
    let mut draft = Draft::new();
    let mut last = draft.request("first", &[]);
    for _ in 1..1000 {
        last = draft.request("next", &[shared(last)]);
    }
    let plan = plan(&draft.0, &[shared(last)]);
    assert_eq!(plan.steps.len(), 1000);
}

#[test]
fn what_lends_only_what_it_borrows_may_be_moved_before() {
    let mut draft = Draft::new();
    let db = draft.request("db", &[]);
    let view = draft.borrowing("view", &[shared(db)]);
    let name = draft.lending("name", &[shared(view)], Lends::Inner);
    assert_eq!(
        draft.plan(&[owned(view), shared(name)]),
        "db(); view(lend db); name(lend view); (move view, lend name)"
    );
    assert_eq!(
        draft.plan(&[owned(db), shared(name)]),
        "db(); view(lend db); name(lend view); (clone db, lend name)"
    );
}

#[test]
fn what_only_a_provider_needed_ends_before_its_lender_is_moved() {
    let mut draft = Draft::new();
    let db = draft.request("db", &[]);
    let view = draft.borrowing("view", &[shared(db)]);
    let count = draft.request("count", &[shared(view)]);
    assert_eq!(
        draft.plan(&[shared(count), owned(db)]),
        "db(); view(lend db); count(lend view); end view; (lend count, move db)"
    );
    assert_eq!(
        draft.plan(&[shared(count), exclusive(db)]),
        "db(); view(lend db); count(lend view); end view; (lend count, lend mut db)"
    );
    assert_eq!(
        draft.plan(&[shared(count), shared(db)]),
        "db(); view(lend db); count(lend view); (lend count, lend db)"
    );
}

#[test]
fn what_only_a_provider_needed_of_the_head_ends_before_an_extractor() {
    let mut draft = Draft::new();
    let token = draft.borrowing("token", &[HEADERS]);
    let user = draft.request("user", &[shared(token)]);
    assert_eq!(
        draft.plan(&[shared(user), Source::Extractor]),
        "token(headers); user(lend token); end token; body; (lend user, move extracted)"
    );
}

#[test]
fn what_is_in_an_option_is_lent_with_it() {
    let mut draft = Draft::new();
    let user = draft.request("user", &[]);
    let contents = |access| Source::Contents {
        of: Dependency {
            access,
            ..Dependency::owned(user, None)
        },
        is_held: false,
    };
    assert_eq!(
        draft.plan(&[contents(Access::Shared)]),
        "user(); (contents of lend user)"
    );
    assert_eq!(
        draft.plan(&[contents(Access::Exclusive)]),
        "user(); (contents of lend mut user)"
    );
}
