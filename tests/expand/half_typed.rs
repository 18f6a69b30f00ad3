//! Code as an editor sends it while a user types. rustc reports what is missing, so the macros report nothing, and keep
//! the rest of the code.

use proc_macro2::TokenStream;
use quote::quote;

use hardwire_expansion::descriptor;
use hardwire_expansion::macros;
use hardwire_expansion::program::names;

/// An incomplete parameter after a complete one.
const PARAMETERS: [&str; 15] = [
    ",",
    "#",
    "#[dep]",
    "mut",
    "port",
    "port:",
    "port: &",
    "port: &mut",
    "port: &'static",
    "port: crate::",
    "port: Vec<",
    "port: Vec<Option<u8",
    "port: Vec<u8, ",
    "port: impl Fn() ->",
    "Json(port)",
];

#[test]
fn a_handler_with_a_half_typed_parameter_stays_and_nothing_is_said_twice() {
    for parameter in PARAMETERS {
        let wired = wired(&format!("async fn hello(user: User, {parameter}) {{}}"));
        assert!(names(&wired, "hello"), "{wired}");
        assert!(!is_told(&wired), "{parameter}: {wired}");
        syn::parse2::<syn::File>(wired).expect(parameter);
    }
}

#[test]
fn a_handler_with_a_half_typed_return_type_stays() {
    for output in ["->", "-> &", "-> Result<", "-> Result<Answer,"] {
        let wired = wired(&format!("async fn hello(user: User) {output} {{}}"));
        assert!(names(&wired, "hello") && !is_told(&wired), "{wired}");
        syn::parse2::<syn::File>(wired).expect(output);
    }
}

#[test]
fn what_is_there_of_a_half_typed_handler_is_what_editors_complete_in() {
    let wired = wired("async fn hello(user: User, port: ) { user. }");
    let inside = "# [cfg (rust_analyzer)] # [allow";
    assert!(wired.to_string().contains(inside), "{wired}");
    let function = "fn hello (user : User) { user . }";
    assert!(wired.to_string().contains(function), "{wired}");
}

#[test]
fn a_half_typed_body_stays_as_it_is() {
    for body in [
        "user.",
        "let port =",
        "if user",
        "match user.0 {}",
        "; ;",
        "call(user.)",
    ] {
        let wired = wired(&format!("async fn hello(user: User) {{ {body} }}"));
        assert!(!is_told(&wired), "{wired}");
        let body: TokenStream = body.parse().unwrap();
        assert!(wired.to_string().contains(&body.to_string()), "{wired}");
    }
}

#[test]
fn what_only_we_cannot_read_is_told() {
    for parameter in ["shout: impl", "shout: &dyn", "user User", "user: User user"] {
        let wired = wired(&format!("async fn hello({parameter}) {{}}"));
        assert!(names(&wired, "hello"), "{wired}");
        assert_eq!(told(&wired), 1, "{parameter}: {wired}");
    }
}

#[test]
fn a_half_typed_function_without_parameters_stays() {
    let wired = wired("pub async fn hello");
    assert!(names(&wired, "hello"), "{wired}");
}

#[test]
fn a_half_typed_provider_leaves_the_others() {
    for provider in [
        "fn user(headers: &) -> User { User }",
        "fn user(headers) -> User { User }",
        "fn user() -> { User }",
        "fn user() -> Result<User, ",
        "fn user() -> User",
        "fn user",
        "fn",
        "",
    ] {
        let provider: TokenStream = provider.parse().unwrap();
        let expanded = macros().container(
            TokenStream::new(),
            quote! {
                impl App {
                    #[singleton]
                    fn port() -> u16 { 80 }

                    #[request]
                    fn host(port: &u16) -> Host { Host(*port) }

                    #[request]
                    #provider
                }
            },
        );
        let graph = descriptor(&expanded).unwrap().to_string();
        assert!(graph.contains("port") && graph.contains("host"), "{graph}");
        assert!(!is_told(&expanded), "{provider}: {expanded}");
        syn::parse2::<syn::File>(expanded).unwrap();
    }
}

#[test]
fn a_provider_that_is_begun_before_another_leaves_it() {
    for begun in [
        "#",
        "#[request] fn host",
        "#[request] fn host() -> Host",
        "pub",
    ] {
        let begun: TokenStream = begun.parse().unwrap();
        let block = quote!(impl App { #begun #[singleton] fn port() -> u16 { 80 } });
        let expanded = macros().container(TokenStream::new(), block);
        let graph = descriptor(&expanded).unwrap().to_string();
        assert!(graph.contains("port"), "{begun}: {graph}");
        assert!(!is_told(&expanded), "{begun}: {expanded}");
    }
}

fn wired(handler: &str) -> TokenStream {
    let handler: TokenStream = handler.parse().unwrap();
    macros().wire(quote!("1a2b" { "hardwire 0.1.0\nApp" } handler () { #handler }))
}

fn is_told(expanded: &TokenStream) -> bool {
    told(expanded) > 0
}

fn told(expanded: &TokenStream) -> usize {
    expanded.to_string().matches("compile_error").count()
}
