//! What is only made if somebody needs it whose provider is not overridden.

use super::draft::{Draft, callable, shared};
use crate::graph::{Lifetime, Overrides, Source};
use crate::plan::{Onward, Plan, plan, plan_guarded};

/// A graph in which a test may override everything.
fn draft() -> Draft {
    let mut draft = Draft::new();
    draft.0.overrides = Overrides::Possible {
        for_any: Vec::new(),
    };
    draft
}

/// Who needs each local that is not always made: `user unless user` is a local, or the target, and
/// which providers it is not needed by if they are overridden.
fn needs(draft: &Draft, plan: &Plan) -> Vec<String> {
    let name = |provider: &usize| draft.0.providers[*provider].name.as_str();
    let number = |local| {
        plan.locals
            .ids()
            .position(|id| id == local)
            .unwrap()
            .to_string()
    };
    let conditional = plan
        .locals
        .entries()
        .filter(|(_, local)| local.is_conditional());
    let told = conditional.map(|(id, local)| {
        let needs = local.needed_by.iter().map(|need| {
            let maker = need.local.map_or("target".to_owned(), number);
            let unless: Vec<_> = need.unless.iter().map(name).collect();
            format!("{maker} unless {}", unless.join(" "))
        });
        format!(
            "{} for {}",
            number(id),
            needs.collect::<Vec<_>>().join(", ")
        )
    });
    told.collect()
}

fn needs_of(draft: &Draft, target: &[Source]) -> Vec<String> {
    needs(draft, &plan(&draft.0, target))
}

#[test]
fn without_overrides_everything_is_always_made() {
    let mut draft = Draft::new();
    let session = draft.request("session", &[]);
    let user = draft.request("user", &[shared(session)]);
    let plan = plan(&draft.0, &[shared(user)]);
    assert!(plan.overridable.is_empty());
    assert!(needs(&draft, &plan).is_empty());
}

#[test]
fn what_one_provider_needs_is_made_unless_that_is_overridden() {
    let mut draft = draft();
    let token = draft.request("token", &[]);
    let session = draft.request("session", &[shared(token)]);
    let user = draft.request("user", &[shared(session)]);
    assert_eq!(
        needs_of(&draft, &[shared(user)]),
        ["0 for 1 unless session", "1 for 2 unless user"]
    );
}

#[test]
fn what_the_target_needs_is_always_made() {
    let mut draft = draft();
    let session = draft.request("session", &[]);
    let user = draft.request("user", &[shared(session)]);
    assert!(needs_of(&draft, &[shared(user), shared(session)]).is_empty());
}

#[test]
fn what_a_guard_asks_for_is_always_made() {
    let mut draft = draft();
    let token = draft.request("token", &[]);
    let user = draft.request("user", &[shared(token)]);
    let plan = plan_guarded(&draft.0, &[shared(token)], &[shared(user)], Onward::Nowhere);
    assert!(needs(&draft, &plan).is_empty());
}

#[test]
fn what_two_need_is_made_for_either() {
    let mut draft = draft();
    let session = draft.request("session", &[]);
    let user = draft.request("user", &[shared(session)]);
    let basket = draft.request("basket", &[shared(session)]);
    assert_eq!(
        needs_of(&draft, &[shared(user), shared(basket)]),
        ["0 for 1 unless user, 2 unless basket"]
    );
}

#[test]
fn what_a_closure_needs_is_made_unless_its_factory_is_overridden() {
    let mut draft = draft();
    let user = draft.request("user", &[]);
    let claude = draft.add(Lifetime::Factory, "claude", &[shared(user)]);
    assert_eq!(
        needs_of(&draft, &[callable(claude, false)]),
        ["0 for target unless claude"]
    );
}

#[test]
fn what_a_provider_extracts_is_extracted_for_it_alone() {
    let mut draft = draft();
    let user = draft.request("user", &[Source::Extractor]);
    assert_eq!(needs_of(&draft, &[shared(user)]), ["0 for 1 unless user"]);
}

#[test]
fn a_factory_for_any_type_keeps_what_it_needs() {
    let mut draft = draft();
    let user = draft.request("user", &[]);
    let title = draft.add(Lifetime::Factory, "title", &[shared(user)]);
    draft.0.overrides = Overrides::Possible {
        for_any: vec![title],
    };
    assert!(needs_of(&draft, &[callable(title, false)]).is_empty());
}

#[test]
fn only_what_decides_whether_others_are_needed_is_asked_for_first() {
    let mut draft = draft();
    let session = draft.request("session", &[]);
    let user = draft.request("user", &[shared(session)]);
    let plan = plan(&draft.0, &[shared(user)]);
    let asked = |provider| {
        let mut all = plan.overridable.iter();
        let overridable = all.find(|overridable| overridable.provider == provider);
        overridable.unwrap().is_asked_first
    };
    assert!(asked(user));
    assert!(!asked(session));
}

#[test]
fn what_an_async_closure_calls_is_owned_by_it() {
    let mut draft = draft();
    let page = draft.add(Lifetime::Factory, "page", &[]);
    let is_owned = |is_async| plan(&draft.0, &[callable(page, is_async)]).overridable[0].is_owned;
    assert!(is_owned(true));
    assert!(!is_owned(false));
}
