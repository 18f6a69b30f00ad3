//! What an editor sends while somebody types: a fixture with one token lost, doubled, or in the
//! place of its neighbour. No macro panics, and whatever comes in, code with its name comes out.

use std::panic::catch_unwind;

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;

use crate::expansion::{carried, descriptor, marked_items, questions};
use crate::{condition, container, inject};

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

each_survives_any_damage! {
    associated
    attributes
    blocking
    borrowing
    call
    collection
    concurrent
    container_error
    dep
    extract
    generic
    generic_handler
    generic_singletons
    guards
    impl_async_fn
    input
    middleware
    optional
    plain_axum
    public_container
    selector
    start_up
    task
    traits
}

#[test]
fn options_survive_any_damage() {
    let handler = quote!(
        async fn hello(user: &User) {}
    );
    for_each_damage(&quote!(crate::app::App), |options| {
        inject::expand(options, handler.clone())
    });
    for_each_damage(
        &quote!(
            App,
            task,
            guard(user, has_query("a"),),
            concurrent,
            call = hello_with,
        ),
        |options| inject::wire(quote!("hardwire 0.1.0\nApp" (#options) #handler)),
    );
    let block = quote!(impl App { #[singleton] fn port() -> u16 { 80 } });
    for_each_damage(
        &quote!(pub(in crate::app), modules(Chat, auth::Auth), error = Wrapped<ApiError>),
        |options| container::expand(options.clone(), block.clone()),
    );
}

#[test]
fn a_module_survives_any_damage() {
    let block = quote! {
        impl Chat {
            #[factory]
            fn claude(config: &Config, #[arg] model: Model) -> Claude { Claude }
        }
    };
    for_each_damage(&block, |block| {
        container::module(TokenStream::new(), block.clone())
    });
    let module = container::module(TokenStream::new(), block);
    for_each_damage(&carried(module).unwrap(), |carried| {
        let item = quote!(impl App { #[input] fn config() -> Config; });
        container::gather(quote!({ #carried } {} { chat::Chat } container () { #item }))
    });
}

#[test]
fn conditions_survive_any_damage() {
    let block = quote! {
        impl App {
            #[cfg(all(test, not(feature = "x"),))]
            #[singleton]
            fn clock(#[cfg(test)] config: &Config) -> Clock { Clock }

            #[cfg_attr(test, cfg(unix), request)]
            fn user() -> User { User }
        }
    };
    for_each_damage(&block, |block| {
        every_answer(container::expand(TokenStream::new(), block.clone()))
    });
    let handler = quote!(
        async fn hello(#[cfg(test)] user: &User, #[cfg_attr(unix, dep)] port: u16) {}
    );
    for_each_damage(&handler, |handler| {
        every_answer(inject::expand(&quote!(App), handler.clone()))
    });
    let [question, _] = questions(&inject::expand(&quote!(App), handler)).unwrap();
    for_each_damage(&question.mac.tokens, |question| {
        every_answer(condition::configure(question.clone()))
    });
}

/// What it becomes for each answer to each question.
fn every_answer(expansion: TokenStream) -> TokenStream {
    let Some(questions) = questions(&expansion) else {
        return expansion;
    };
    let answers = questions.map(|question| condition::configure(question.mac.tokens));
    answers.into_iter().map(every_answer).collect()
}

#[test]
fn a_half_typed_handler_stays() {
    for text in [
        "async fn hello(user: ) {}",
        "async fn hello(user: &, db: &Db) {}",
        "async fn hello(user) -> {}",
        "pub async fn hello",
    ] {
        let handler: TokenStream = text.parse().unwrap();
        let wired = inject::wire(quote!("hardwire 0.1.0\nApp" () #handler));
        assert!(names(&wired, "hello"), "{wired}");
        assert!(wired.to_string().contains("compile_error"), "{wired}");
    }
}

#[test]
fn a_half_typed_provider_leaves_the_others() {
    let block = quote! {
        impl App {
            #[singleton]
            fn port() -> u16 { 80 }

            #[request]
            fn user(headers: &) -> User { User }

            #[request]
            fn host(port: &u16) -> Host { Host(*port) }
        }
    };
    let expanded = container::expand(TokenStream::new(), block);
    let graph = descriptor(&expanded).unwrap().to_string();
    assert!(graph.contains("port") && graph.contains("host"), "{graph}");
    assert!(names(&expanded, "user"), "{expanded}");
    assert_eq!(expanded.to_string().matches("compile_error").count(), 1);
}

fn survives_any_damage(source: &str) {
    let (containers, handlers) = marked_items(source);
    let mut graph = None;
    for (name, options, item) in containers {
        graph = descriptor(&container::expand(options.clone(), item.clone())).or(graph);
        for_each_damage(&item, |damaged| {
            let expanded = container::expand(options.clone(), damaged.clone());
            assert!(
                !names(damaged, &name) || names(&expanded, &name),
                "{expanded}"
            );
            expanded
        });
    }
    for (name, options, item) in handlers {
        for_each_damage(&item, |damaged| {
            let wired = inject::wire(quote!(#graph (#options) #damaged));
            assert!(!names(damaged, &name) || names(&wired, &name), "{wired}");
            wired
        });
    }
}

/// Runs `expand` on every damaged form of `tokens`, twice.
fn for_each_damage(tokens: &TokenStream, expand: impl Fn(&TokenStream) -> TokenStream) {
    for damage in DAMAGES {
        for position in 0..count(tokens) {
            let damaged = damaged(tokens, &mut { position }, damage);
            assert!(!matches!(damage, Damage::Lost) || count(&damaged) < count(tokens));
            let expand = || expand(&damaged).to_string();
            let expanded = catch_unwind(std::panic::AssertUnwindSafe(expand));
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

fn count(tokens: &TokenStream) -> usize {
    let inner = |token: TokenTree| match token {
        TokenTree::Group(group) => 1 + count(&group.stream()),
        _ => 1,
    };
    tokens.clone().into_iter().map(inner).sum()
}

/// The tokens with this done to the one at `position`, counted at any depth.
fn damaged(tokens: &TokenStream, position: &mut usize, damage: Damage) -> TokenStream {
    let mut tokens = tokens.clone().into_iter().peekable();
    let mut damaged_tokens = Vec::new();
    while let Some(token) = tokens.next() {
        if *position == 0 {
            *position = usize::MAX;
            match damage {
                Damage::Lost => {}
                Damage::Doubled => damaged_tokens.extend([token.clone(), token]),
                Damage::Swapped => damaged_tokens.extend(tokens.next().into_iter().chain([token])),
            }
            continue;
        }
        *position = position.saturating_sub(1);
        damaged_tokens.push(match token {
            TokenTree::Group(group) => {
                let inner = damaged(&group.stream(), position, damage);
                Group::new(group.delimiter(), inner).into()
            }
            token => token,
        });
    }
    damaged_tokens.into_iter().collect()
}

/// Whether the name stands in the tokens, at any depth.
fn names(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => names(&group.stream(), name),
        TokenTree::Ident(ident) => ident == name,
        _ => false,
    })
}
