//! Each form, with our macros and as its expansion, serves the same.

#[path = "forms.rs"]
mod forms;
#[cfg(feature = "override")]
mod overrides;

#[macro_use]
mod names;

/// A module for each form, with the file that the build script wrote.
macro_rules! expanded_by_the_build_script {
    ($($form:ident)*) => {
        $(
            pub(super) mod $form {
                include!(concat!(env!("OUT_DIR"), "/", stringify!($form), ".rs"));
            }
        )*
    };
}

#[allow(
    clippy::all,
    clippy::pedantic,
    unreachable_pub,
    unused_parens,
    reason = "generated code"
)]
mod expanded {
    for_each_form!(expanded_by_the_build_script);
    #[cfg(feature = "override")]
    expanded_by_the_build_script!(overrides);
}

macro_rules! both_answer {
    ($($form:ident => $answer:literal;)*) => {
        $(
            #[tokio::test]
            async fn $form() {
                assert_eq!(forms::answer(forms::$form::router().await).await, $answer);
                assert_eq!(forms::answer(expanded::$form::router().await).await, $answer);
            }
        )*
    };
}

#[cfg(feature = "override")]
#[tokio::test]
async fn overrides() {
    let answer = "200 test: 1 for test 7";
    assert_eq!(forms::answer(overrides::router().await).await, answer);
    assert_eq!(
        forms::answer(expanded::overrides::router().await).await,
        answer
    );
}

forms::for_each_answer!(both_answer);
