//! What a handler is given.

use super::draft::{Draft, HEADERS, callable, shared};
use crate::graph::{Lifetime, Part, Source};
use crate::plan::{Needs, plan};

fn needs(draft: &Draft, target: &[Source]) -> Needs {
    plan(&draft.0, target).needs()
}

#[test]
fn singletons_need_the_container_alone() {
    let mut draft = Draft::new();
    let db = draft.add(Lifetime::Singleton, "db", &[]);
    let clock = draft.request("clock", &[]);
    assert_eq!(needs(&draft, &[shared(clock)]), Needs::Nothing);
    assert_eq!(needs(&draft, &[shared(db)]), Needs::App);
}

#[test]
fn headers_are_needed_without_the_request() {
    let mut draft = Draft::new();
    let db = draft.add(Lifetime::Singleton, "db", &[]);
    let user = draft.request("user", &[shared(db), HEADERS]);
    let page = draft.add(Lifetime::Factory, "page", &[HEADERS, Source::Argument]);
    let target = [shared(user), callable(page, false)];
    assert_eq!(needs(&draft, &target), Needs::Headers);
}

#[test]
fn another_part_or_an_extractor_needs_the_request() {
    let mut draft = Draft::new();
    let db = draft.add(Lifetime::Singleton, "db", &[]);
    let user = draft.request("user", &[shared(db), HEADERS]);
    for other in [Source::Part(Part::Uri), Source::Extractor] {
        let target = [shared(user), other];
        assert_eq!(needs(&draft, &target), Needs::Request { app: true });
    }
}

#[test]
fn a_middleware_needs_the_request_whatever_it_reads() {
    let mut draft = Draft::new();
    let db = draft.add(Lifetime::Singleton, "db", &[]);
    let target = [shared(db), HEADERS, Source::Argument];
    assert_eq!(needs(&draft, &target), Needs::Request { app: true });
}

#[test]
fn a_request_without_the_container_is_given_alone() {
    let draft = Draft::new();
    assert_eq!(needs(&draft, &[HEADERS]), Needs::Request { app: false });
}
