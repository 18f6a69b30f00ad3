//! A demand of a generic provider that depends on its type parameters, as text.
//!
//! ```text
//! policy any value shared plain Policy<?S>
//! - dep:replica:2 fn 1 Result Repo<?T>
//! ```
//!
//! The parameter's name, how it chooses, what shape it asks for, and the type at the end.

use super::word::{access_name, decode_access, decode_holder, holder_name};
use crate::graph::resolve::{Asked, Choice, Demand, Shape};
use crate::graph::{Access, Holder, TypeKey};

const NAMELESS: &str = "-";
const FALLIBLE: &str = "Result";

/// The text that [`decode`] turns back into `demand`.
pub(super) fn encode(demand: &Demand) -> String {
    let name = match demand.name.as_str() {
        "" => NAMELESS,
        name => name,
    };
    let choice = encode_choice(&demand.choice);
    format!("{name} {choice} {}", encode_shape(&demand.shape))
}

/// The demand that was encoded.
pub(super) fn decode(text: &str) -> Option<Demand> {
    let (name, rest) = text.split_once(' ')?;
    let (choice, rest) = rest.split_once(' ')?;
    let (kind, rest) = rest.split_once(' ')?;
    let name = if name == NAMELESS { "" } else { name };
    Some(Demand {
        name: name.to_owned(),
        shape: decode_shape(kind, rest)?,
        choice: decode_choice(choice)?,
    })
}

fn encode_choice(choice: &Choice) -> String {
    match choice {
        Choice::ByType => "any".to_owned(),
        Choice::Optional => "optional".to_owned(),
        Choice::Required => "dep".to_owned(),
        Choice::Named {
            provider,
            arguments: None,
        } => format!("dep:{provider}"),
        Choice::Named {
            provider,
            arguments: Some(count),
        } => format!("dep:{provider}:{count}"),
        Choice::Extract => "extract".to_owned(),
        Choice::Argument => "arg".to_owned(),
    }
}

fn decode_choice(text: &str) -> Option<Choice> {
    let words: Vec<_> = text.split(':').collect();
    Some(match words.as_slice() {
        ["any"] => Choice::ByType,
        ["optional"] => Choice::Optional,
        ["dep"] => Choice::Required,
        ["dep", provider, count @ ..] => Choice::Named {
            provider: (*provider).to_owned(),
            arguments: count.first().map(|count| count.parse()).transpose().ok()?,
        },
        ["extract"] => Choice::Extract,
        ["arg"] => Choice::Argument,
        _ => return None,
    })
}

fn encode_shape(shape: &Shape) -> String {
    match shape {
        Shape::Value(asked) => format!("value {}", encode_asked(asked)),
        Shape::Deferred(asked) => format!("deferred {}", encode_asked(asked)),
        Shape::Optional { inner, .. } => format!("maybe {}", encode_asked(inner)),
        Shape::Outcome { inner, .. } => format!("outcome {}", encode_asked(inner)),
        Shape::Collection {
            member, is_named, ..
        } => {
            let kind = if *is_named { "all-named" } else { "all" };
            format!("{kind} {}", encode_asked(member))
        }
        Shape::Callable {
            key,
            is_async,
            is_fallible,
            arguments,
            // Which alias it is written as is not carried on: it is looked for by its value.
            whole: _,
        } => {
            let kind = if *is_async { "async-fn" } else { "fn" };
            let returned = if *is_fallible { FALLIBLE } else { "value" };
            format!("{kind} {arguments} {returned} {}", key.encode())
        }
    }
}

fn decode_shape(kind: &str, rest: &str) -> Option<Shape> {
    let (first, behind) = rest.split_once(' ')?;
    let (second, key) = behind.split_once(' ')?;
    let key = TypeKey::decode(key)?;
    if let "fn" | "async-fn" = kind {
        return Some(Shape::Callable {
            key,
            is_async: kind == "async-fn",
            is_fallible: second == FALLIBLE,
            whole: None,
            arguments: first.parse().ok()?,
        });
    }
    let asked = Asked {
        key,
        access: decode_access(first)?,
        holder: decode_holder(second)?,
    };
    let written = written(&asked);
    Some(match kind {
        "value" => Shape::Value(asked),
        "deferred" => Shape::Deferred(asked),
        "maybe" => Shape::Optional {
            whole: written.wrapped_in("Option"),
            inner: asked,
        },
        "outcome" => Shape::Outcome {
            whole: None,
            inner: asked,
        },
        "all" => Shape::Collection {
            whole: written.wrapped_in("Vec"),
            member: asked,
            is_named: false,
        },
        "all-named" => Shape::Collection {
            whole: written.beside_its_name().wrapped_in("Vec"),
            member: asked,
            is_named: true,
        },
        _ => return None,
    })
}

/// `shared plain Policy<?S>`
fn encode_asked(asked: &Asked) -> String {
    let (access, holder) = (access_name(asked.access), holder_name(asked.holder));
    format!("{access} {holder} {}", asked.key.encode())
}

/// The type as it is asked for: `&Arc<Policy<?S>>`.
fn written(asked: &Asked) -> TypeKey {
    let key = asked.key.clone();
    let held = match asked.holder {
        // No parameter asks for a reference to a `&'static T`.
        Holder::Plain | Holder::Static => key,
        Holder::Arc => key.wrapped_in("Arc"),
        Holder::Box => key.wrapped_in("Box"),
    };
    match asked.access {
        Access::Shared => held.referenced(),
        Access::Exclusive => held.exclusively_referenced(),
        Access::Owned => held,
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};
    use crate::graph::resolve::{Asked, Choice, Demand, Shape};
    use crate::graph::{Access, Holder, TypeKey};

    fn key(text: &str) -> TypeKey {
        TypeKey::decode(text).unwrap()
    }

    fn asked(access: Access, holder: Holder) -> Asked {
        Asked {
            key: key("dyn Store<?S> + Send"),
            access,
            holder,
        }
    }

    fn shapes() -> Vec<Shape> {
        vec![
            Shape::Value(asked(Access::Exclusive, Holder::Plain)),
            Shape::Callable {
                key: key("fn(?S) -> u8"),
                is_async: true,
                is_fallible: true,
                whole: None,
                arguments: 2,
            },
            Shape::Callable {
                key: key("Tool<?S>"),
                is_async: false,
                is_fallible: false,
                whole: None,
                arguments: 0,
            },
            Shape::Outcome {
                whole: None,
                inner: asked(Access::Shared, Holder::Arc),
            },
            Shape::Optional {
                whole: key("Option<&mut (dyn Store<?S> + Send)>"),
                inner: asked(Access::Exclusive, Holder::Plain),
            },
            Shape::Collection {
                whole: key("Vec<Arc<dyn Store<?S> + Send>>"),
                member: asked(Access::Owned, Holder::Arc),
                is_named: false,
            },
            Shape::Collection {
                whole: key("Vec<(&str, &Box<dyn Store<?S> + Send>)>"),
                member: asked(Access::Shared, Holder::Box),
                is_named: true,
            },
        ]
    }

    fn choices() -> Vec<Choice> {
        let named = |arguments| Choice::Named {
            provider: "replica".to_owned(),
            arguments,
        };
        vec![
            Choice::ByType,
            Choice::Optional,
            Choice::Required,
            named(None),
            named(Some(2)),
            Choice::Extract,
            Choice::Argument,
        ]
    }

    #[test]
    fn every_demand_survives_the_way_there_and_back() {
        for name in ["", "store"] {
            for shape in shapes() {
                for choice in choices() {
                    let demand = Demand {
                        name: name.to_owned(),
                        shape: shape.clone(),
                        choice,
                    };
                    assert_eq!(decode(&encode(&demand)), Some(demand));
                }
            }
        }
    }

    #[test]
    fn no_text_makes_reading_panic() {
        for text in [
            "",
            " ",
            "- any",
            "- any value",
            "- dep: fn x y z",
            "- any all shared plain",
        ] {
            assert_eq!(decode(text), None);
        }
    }
}
