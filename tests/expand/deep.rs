//! Code that is nested so deeply that a parser runs out of stack is an error, and nothing worse, with the stack that
//! rustc has.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

use hardwire_expansion::program::{Attribute, Call, Carried};

/// Deeper than any program.
const DEPTH: usize = 1000;

#[test]
fn a_deep_type_is_refused() {
    as_in_rustc(|| {
        let ty = nested(&mut |inner| quote!(Option<#inner>));
        is_refused(
            &quote!(impl App { #[request] fn user(a: #ty) -> User { User } }),
            Attribute::Container,
        );
        is_refused(
            &quote!(impl App { #[request] fn user() -> #ty { User } }),
            Attribute::Module,
        );
        is_refused(&quote!(async fn hello(a: #ty) {}), Attribute::Inject);
        is_refused(&quote!(async fn hello() -> #ty {}), Attribute::Inject);
    });
}

#[test]
fn types_are_deep_without_brackets_too() {
    as_in_rustc(|| {
        for ty in [
            nested(&mut |inner| quote!(Box<dyn Fn() -> #inner>)),
            nested(&mut |inner| quote!(fn() -> #inner)),
            nested(&mut |inner| quote!(&#inner)),
            nested(&mut |inner| quote!(&'static mut #inner)),
            nested(&mut |inner| quote!(*const #inner)),
        ] {
            is_refused(&quote!(async fn hello(a: #ty) {}), Attribute::Inject);
        }
    });
}

#[test]
fn an_argument_is_deep_without_brackets_too() {
    as_in_rustc(|| {
        for argument in [
            nested(&mut |inner| quote!(!#inner)),
            nested(&mut |inner| quote!(&#inner)),
            nested(&mut |inner| quote!(|| #inner)),
            nested(&mut |inner| quote!(return #inner)),
            nested(&mut |inner| quote!(if #inner {})),
            nested(&mut |inner| quote!(a = #inner)),
            nested(&mut |inner| quote!({ #inner })),
            nested(&mut |inner| quote!(..#inner)),
            nested(&mut |inner| quote!(if a {} else #inner)),
            nested(&mut |inner| quote!(match #inner {})),
        ] {
            is_refused(
                &quote!(impl App { #[singleton] fn port(#[dep(other(#argument))] a: u8) -> u16 { 80 } }),
                Attribute::Container,
            );
        }
    });
}

#[test]
fn deep_groups_are_refused_whatever_encloses_them() {
    as_in_rustc(|| {
        for delimiter in [
            Delimiter::Parenthesis,
            Delimiter::Bracket,
            Delimiter::Brace,
            Delimiter::None,
        ] {
            let inner = groups(delimiter);
            is_refused(&quote!(async fn hello(a: #inner) {}), Attribute::Inject);
            is_refused(
                &quote!(impl App { #[singleton] fn port(#[dep #inner] a: u8) -> u16 { 80 } }),
                Attribute::Container,
            );
        }
    });
}

#[test]
fn a_deep_condition_is_refused() {
    as_in_rustc(|| {
        let predicate = nested(&mut |inner| quote!(all(#inner)));
        is_refused(
            &quote!(impl App { #[cfg(#predicate)] #[singleton] fn port() -> u16 { 80 } }),
            Attribute::Container,
        );
        is_refused(
            &quote!(
                async fn hello(#[cfg(#predicate)] a: u8) {}
            ),
            Attribute::Inject,
        );
        let attribute = nested(&mut |inner| quote!(cfg_attr(unix, #inner)));
        is_refused(
            &quote!(impl App { #[#attribute] #[singleton] fn port() -> u16 { 80 } }),
            Attribute::Container,
        );
    });
}

#[test]
fn a_deep_type_beside_a_condition_is_refused() {
    as_in_rustc(|| {
        let ty = nested(&mut |inner| quote!(Option<#inner>));
        is_refused(
            &quote!(
                async fn hello(#[cfg(unix)] a: u8, b: #ty) {}
            ),
            Attribute::Inject,
        );
    });
}

#[test]
fn deep_arguments_of_a_guard_are_refused() {
    as_in_rustc(|| {
        let argument = groups(Delimiter::Parenthesis);
        let mut call = call(
            Attribute::Inject,
            quote!(
                async fn hello() {}
            ),
        );
        call.options = quote!(App, guard(scope(#argument)));
        assert!(is_error(call.expand(&known())));
    });
}

#[test]
fn a_deep_body_is_nobodys_business() {
    as_in_rustc(|| {
        let body = groups(Delimiter::Parenthesis);
        assert!(!tells(
            Attribute::Inject,
            &quote!(async fn hello() { #body })
        ));
        assert!(!tells(
            Attribute::Container,
            &quote!(impl App { #[singleton] fn port() -> u16 { #body } }),
        ));
    });
}

fn is_refused(item: &TokenStream, attribute: Attribute) {
    assert!(tells(attribute, item));
}

/// Runs `test` on as much stack as the thread of rustc has that runs macros.
fn as_in_rustc(test: fn()) {
    let thread = std::thread::Builder::new().stack_size(8 << 20);
    thread.spawn(test).unwrap().join().unwrap();
}

/// An error is among what becomes of it.
fn tells(attribute: Attribute, item: &TokenStream) -> bool {
    is_error(call(attribute, item.clone()).expand(&known()))
}

fn is_error(expanded: TokenStream) -> bool {
    let is_error = |token| matches!(token, TokenTree::Ident(name) if name == "compile_error");
    expanded.into_iter().any(is_error)
}

fn call(attribute: Attribute, item: TokenStream) -> Call {
    Call {
        attribute,
        name: "App".to_owned(),
        options: TokenStream::new(),
        item,
    }
}

/// A container called `App`.
fn known() -> Carried {
    let block = quote!(impl App { #[singleton] fn port() -> u16 { 80 } });
    Carried::by(&[call(Attribute::Container, block)])
}

fn nested(around: &mut impl FnMut(TokenStream) -> TokenStream) -> TokenStream {
    let innermost = TokenTree::from(Ident::new("User", Span::call_site()));
    (0..DEPTH).fold(innermost.into(), |inner, _| around(inner))
}

fn groups(delimiter: Delimiter) -> TokenStream {
    nested(&mut |inner| TokenTree::from(Group::new(delimiter, inner)).into())
}
