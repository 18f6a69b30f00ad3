//! Every message of the macros: the shortest program that causes it, the message, and the fix.
//!
//! A mistake is an error of `cargo check` at the code to change. The message names the rule, where the graph breaks it,
//! and a fix, and ends with the address of its section. All independent mistakes are reported at once.
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
