//! Every message of the macros: the shortest program that causes it, the message, and the fix.
//!
//! A mistake in the wiring is an error of `cargo check` at the code to change. It states the rule, then where
//! the graph breaks it, then how to fix it, and ends with the address of its section here. All independent
//! mistakes are reported in one run.
//!
#![doc = include_str!("docs/mistakes/index.md")]

macro_rules! pages {
    ($($page:ident)*) => {
        $(
            #[doc = include_str!(concat!("docs/mistakes/", stringify!($page), ".md"))]
            pub mod $page {}
        )*
    };
}

pages! { after_body block deferred generic group guard handler lazy lifetime mapping mismatch missing outcome parameter provider rustc shared task teardown thread }
