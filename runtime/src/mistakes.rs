//! Every message of the macros: an example that brings it, what it says, and its mend.
//!
//! A mistake in the wiring is an error of `cargo check` at the place that must change: first the
//! rule, then where the graph breaks it, then what helps. All independent mistakes are told in one
//! run.
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
