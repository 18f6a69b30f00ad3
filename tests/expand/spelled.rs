//! Two spellings of one handler have one expansion.

use hardwire_expansion::expand;

const SOURCE: &str = include_str!("impl_fn.rs");
const AS_IMPL: &str = "hello(
    shout: impl Fn(usize) -> Shout,
    echo: impl Fn() -> Result<Echo, StatusCode>,
) -> Result<String, StatusCode> {";

fn is_expanded_alike(signature: &str) {
    let source = SOURCE.replace(AS_IMPL, signature);
    assert_ne!(source, SOURCE);
    assert_eq!(expand("impl_fn.rs", &source), expand("impl_fn.rs", SOURCE));
}

#[test]
fn a_factory_whose_type_is_a_bounded_type_parameter() {
    is_expanded_alike(
        "hello<Make: Fn(usize) -> Shout, Tell: Fn() -> Result<Echo, StatusCode>>(
    shout: Make,
    echo: Tell,
) -> Result<String, StatusCode> {",
    );
}

#[test]
fn a_factory_whose_type_parameter_is_bounded_behind_the_signature() {
    is_expanded_alike(
        "hello<Make, Tell>(shout: Make, echo: Tell) -> Result<String, StatusCode>
where
    Make: Fn(usize) -> Shout,
    Tell: Fn() -> Result<Echo, StatusCode>,
{",
    );
}

#[test]
fn one_beside_a_factory_that_is_written_in_place() {
    is_expanded_alike(
        "hello<Make>(shout: Make, echo: impl Fn() -> Result<Echo, StatusCode>) -> Result<String, StatusCode>
where
    Make: Fn(usize) -> Shout,
{",
    );
}
