//! A parameter as a column: its name, and where its value comes from.

use super::demand;
use super::word::{access_name, decode_access};
use crate::graph::{Dependency, Lends, Parameter, Part, Source};

pub(super) fn encode_parameter(parameter: &Parameter) -> String {
    let source = match &parameter.source {
        Source::Provider(dependency) => encode_dependency(dependency),
        Source::Optional(None) => "maybe".to_owned(),
        Source::Optional(Some(dependency)) => format!("maybe {}", encode_dependency(dependency)),
        Source::Contents { of, is_held } => {
            let kind = if *is_held {
                "contents-held"
            } else {
                "contents"
            };
            format!("{kind} {}", encode_dependency(of))
        }
        Source::Deferred(dependency) => format!("deferred {}", encode_dependency(dependency)),
        Source::Outcome(dependency) => format!("outcome {}", encode_dependency(dependency)),
        Source::Collection { members, is_named } => {
            let kind = if *is_named { "all-named" } else { "all" };
            let members: Vec<_> = members
                .iter()
                .map(|member| format!(" {};", encode_dependency(member)))
                .collect();
            let members = members.concat();
            format!("{kind}{members}")
        }
        Source::Callable {
            provider,
            is_async,
            cast,
        } => {
            let kind = if *is_async { "async-fn" } else { "fn" };
            format!("{kind} {provider}{}", encode_cast(*cast))
        }
        Source::Part(part) => format!("head {}", part.type_name()),
        Source::Extractor => "extract".to_owned(),
        Source::Argument => "arg".to_owned(),
        Source::Open(demand) => format!("open {}", demand::encode(demand)),
        Source::Nowhere => "nowhere".to_owned(),
    };
    let lends = match parameter.lends {
        Lends::Nothing => "",
        Lends::Inner => INNER,
        Lends::Whole => WHOLE,
    };
    format!("{}{lends}={source}", parameter.name)
}

/// Behind the name of a parameter that lends.
const INNER: &str = ":lends-inner";
const WHOLE: &str = ":lends";

fn decode_lends(name: &str) -> (&str, Lends) {
    let marked = |mark: &str| name.strip_suffix(mark);
    match (marked(INNER), marked(WHOLE)) {
        (Some(name), _) => (name, Lends::Inner),
        (None, Some(name)) => (name, Lends::Whole),
        (None, None) => (name, Lends::Nothing),
    }
}

/// `shared 0 peeled`
fn encode_dependency(dependency: &Dependency) -> String {
    let Dependency {
        provider,
        access,
        is_peeled,
        is_applied,
        cast,
    } = *dependency;
    let peeled = if is_peeled { " peeled" } else { "" };
    let applied = if is_applied { " applied" } else { "" };
    let access = access_name(access);
    format!("{access} {provider}{peeled}{applied}{}", encode_cast(cast))
}

/// Before the position of the trait object that is asked for.
const CAST: &str = "as-";

fn encode_cast(cast: Option<usize>) -> String {
    cast.map(|position| format!(" {CAST}{position}"))
        .unwrap_or_default()
}

fn decode_cast(marks: &[&str]) -> Option<usize> {
    let position = marks.iter().find_map(|mark| mark.strip_prefix(CAST))?;
    position.parse().ok()
}

pub(super) fn decode_parameter(column: &str) -> Option<Parameter> {
    let (name, source) = column.split_once('=')?;
    let (name, lends) = decode_lends(name);
    if let Some(demand) = source.strip_prefix("open ") {
        return Some(Parameter {
            name: name.to_owned(),
            source: Source::Open(Box::new(demand::decode(demand)?)),
            lends,
        });
    }
    let words: Vec<_> = source.split(' ').collect();
    let source = match words.as_slice() {
        [kind @ ("fn" | "async-fn"), provider, marks @ ..] => Source::Callable {
            provider: provider.parse().ok()?,
            is_async: *kind == "async-fn",
            cast: decode_cast(marks),
        },
        ["head", part] => Source::Part(Part::named(part)?),
        ["extract"] => Source::Extractor,
        ["arg"] => Source::Argument,
        ["nowhere"] => Source::Nowhere,
        ["maybe"] => Source::Optional(None),
        ["maybe", dependency @ ..] => Source::Optional(Some(decode_dependency(dependency)?)),
        [kind @ ("contents" | "contents-held"), dependency @ ..] => Source::Contents {
            of: decode_dependency(dependency)?,
            is_held: *kind == "contents-held",
        },
        ["deferred", dependency @ ..] => Source::Deferred(decode_dependency(dependency)?),
        ["outcome", dependency @ ..] => Source::Outcome(decode_dependency(dependency)?),
        [kind @ ("all" | "all-named"), members @ ..] => Source::Collection {
            members: decode_members(members)?,
            is_named: *kind == "all-named",
        },
        dependency => Source::Provider(decode_dependency(dependency)?),
    };
    Some(Parameter {
        name: name.to_owned(),
        source,
        lends,
    })
}

fn decode_members(words: &[&str]) -> Option<Vec<Dependency>> {
    let text = words.join(" ");
    let members = text.split_terminator(';');
    members
        .map(|member| decode_dependency(&member.split_whitespace().collect::<Vec<_>>()))
        .collect()
}

fn decode_dependency(words: &[&str]) -> Option<Dependency> {
    let [access, provider, marks @ ..] = words else {
        return None;
    };
    Some(Dependency {
        provider: provider.parse().ok()?,
        access: decode_access(access)?,
        is_peeled: marks.contains(&"peeled"),
        is_applied: marks.contains(&"applied"),
        cast: decode_cast(marks),
    })
}
