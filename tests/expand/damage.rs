//! Code as an editor sends it while a user types: a fixture in which one token is missing, doubled, or swapped with its
//! neighbour. No macro panics, and its output contains the item's name.

use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use hardwire_expansion::program::{Attribute, Call, Carried, calls, count, edited, names};
use hardwire_expansion::{Question, carried};
use hardwire_expansion::{macros, with_overrides};

#[derive(Clone, Copy, Debug)]
enum Damage {
    Lost,
    Doubled,
    Swapped,
}

const DAMAGES: [Damage; 3] = [Damage::Lost, Damage::Doubled, Damage::Swapped];

macro_rules! each_survives_any_damage {
    ($($form:ident)*) => {
        $(
            #[test]
            fn $form() {
                survives_any_damage(include_str!(concat!(stringify!($form), ".rs")));
            }
        )*
    };
}

for_each_form!(each_survives_any_damage);

#[test]
fn overrides() {
    with_overrides(|| survives_any_damage(include_str!("overrides.rs")));
}

#[test]
fn options_survive_any_damage() {
    let handler = Call {
        attribute: Attribute::Inject,
        name: "hello".to_owned(),
        options: quote!(
            crate::app::App,
            task,
            guard(user, has_query("a"),),
            concurrent,
            call = hello_with,
        ),
        item: quote!(
            async fn hello(user: &User) {}
        ),
    };
    let block = Call {
        attribute: Attribute::Container,
        name: "App".to_owned(),
        options: quote!(
            pub(in crate::app),
            modules(Chat, auth::Auth),
            error = Wrapped<ApiError>,
            teardown_timeout = Duration::from_secs(5),
        ),
        item: quote!(impl App { #[singleton] fn port() -> u16 { 80 } }),
    };
    let calls = [block, handler];
    let known = Carried::by(&calls);
    for call in &calls {
        call_survives_any_damage(call, &known);
    }
}

#[test]
fn what_a_module_carries_survives_any_damage() {
    let block = quote! {
        impl Chat {
            #[factory]
            fn claude(config: &Config, #[arg] model: Model) -> Claude { Claude }
        }
    };
    let module = macros().module(TokenStream::new(), block);
    for_each_damage(&carried(module).unwrap(), |carried| {
        let item = quote!(impl App { #[input] fn config() -> Config; });
        macros().gather(
            quote!({ #carried } container (modules(chat::Chat)) { #item } next { { chat::Chat } }),
        )
    });
}

#[test]
fn an_envelope_survives_any_damage() {
    let handler = quote!(
        async fn hello(#[cfg(test)] user: &User, #[cfg_attr(unix, dep)] port: u16) {}
    );
    let wired = macros().wire(quote!("1a2b" { "hardwire 0.1.0\nApp" } handler () { #handler }));
    let question = Question::of(&wired).unwrap();
    for_each_damage(&question.envelope, |envelope| {
        macros().configure(
            envelope.clone(),
            quote!(
                #[doc = "1"]
                fn conditions() {}
            ),
        )
    });
}

fn survives_any_damage(source: &str) {
    let calls = calls(source);
    let known = Carried::by(&calls);
    for call in &calls {
        call_survives_any_damage(call, &known);
    }
}

fn call_survives_any_damage(call: &Call, known: &Carried) {
    for_each_damage(&call.item, |item| {
        let damaged = Call {
            item: item.clone(),
            ..call.clone()
        };
        named(&damaged, known)
    });
    for_each_damage(&call.options, |options| {
        let damaged = Call {
            options: options.clone(),
            ..call.clone()
        };
        named(&damaged, known)
    });
}

/// What becomes of it, in which its name is, if it has one.
fn named(call: &Call, known: &Carried) -> TokenStream {
    let expanded = call.expand(known);
    let is_named = !names(&call.item, &call.name) || names(&expanded, &call.name);
    assert!(is_named, "{}\n{expanded}", call.item);
    expanded
}

/// Runs `expand` on every damaged form of `tokens`, twice.
fn for_each_damage(tokens: &TokenStream, expand: impl Fn(&TokenStream) -> TokenStream) {
    for damage in DAMAGES {
        for position in 0..count(tokens) {
            let damaged = damaged(tokens, position, damage);
            assert!(!matches!(damage, Damage::Lost) || count(&damaged) < count(tokens));
            let expand = || expand(&damaged).to_string();
            let expanded = catch_unwind(AssertUnwindSafe(expand));
            let Ok(expanded) = expanded else {
                panic!("token {position} {damage:?}: {damaged}");
            };
            assert!(
                !expanded.is_empty(),
                "token {position} {damage:?}: {damaged}"
            );
            assert_eq!(expanded, expand());
        }
    }
}

/// The tokens with this done to the one at `position`, counted at any depth.
fn damaged(tokens: &TokenStream, position: usize, damage: Damage) -> TokenStream {
    edited(tokens, position, |token, next| {
        let kept: Vec<TokenTree> = match damage {
            Damage::Lost => vec![],
            Damage::Doubled => vec![token.clone(), token],
            Damage::Swapped => return next.into_iter().chain([token]).collect(),
        };
        kept.into_iter().chain(next).collect()
    })
}
