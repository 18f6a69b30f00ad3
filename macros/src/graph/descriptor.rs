//! A graph as one line of text for each provider, which is how it travels from the container to
//! its handlers: a single literal token, written by `#[container]` and read by `wire!`.
//!
//! ```text
//! hardwire 0.1.0
//! App
//! config  singleton  plain  fallible        Config  src/app.rs  12
//! user    request    plain  async,fallible  User    src/app.rs  18  headers=head HeaderMap  db=& 0
//! ```
//!
//! The columns are separated by tabs. A dependency names its provider by position. Before the
//! parameters stand the trait objects, as in `as dyn Store`. Behind the providers stand those that
//! are not there, as `cfg unix`.

use super::{
    Absent, Access, Dependency, Graph, Holder, Lifetime, Parameter, Part, Place, Provider, Source,
    Thread, TypeKey, Until, open,
};

pub(crate) const HEADING: &str = concat!("hardwire ", env!("CARGO_PKG_VERSION"));
const BROKEN: &str = "broken";
const PARTIAL: &str = "partial";
const CONVERTS: &str = "converts";
const TRAIT: &str = "as ";
const MODULE: &str = "module ";
const INSTANCE: &str = "instance ";
const ABSENT: &str = "cfg ";
const ENDS: &str = "ends";
const ENDS_WITH_RESPONSE: &str = "ends-with-response";

/// The text that [`decode`] turns back into `graph`.
pub(crate) fn encode(graph: &Graph) -> String {
    let mut text = format!("{HEADING}\n{}", graph.container);
    let marks = [
        (graph.is_broken, BROKEN),
        (graph.is_partial, PARTIAL),
        (graph.converts_errors, CONVERTS),
    ];
    for (is_set, mark) in marks {
        if is_set {
            text.push('\t');
            text.push_str(mark);
        }
    }
    for provider in &graph.providers {
        text.push('\n');
        text.push_str(&encode_provider(provider));
    }
    for absent in &graph.absent {
        text.push('\n');
        text.push_str(&encode_absent(absent));
    }
    text
}

/// The graph that was encoded, or nothing if the text was written by another version.
pub(crate) fn decode(text: &str) -> Option<Graph> {
    let mut lines = text.lines();
    if lines.next()? != HEADING {
        return None;
    }
    let title: Vec<_> = lines.next()?.split('\t').collect();
    let (absent, providers): (Vec<_>, Vec<_>) = lines.partition(|line| line.starts_with(ABSENT));
    Some(Graph {
        container: (*title.first()?).to_owned(),
        is_broken: title[1..].contains(&BROKEN),
        is_partial: title[1..].contains(&PARTIAL),
        converts_errors: title[1..].contains(&CONVERTS),
        providers: providers
            .into_iter()
            .map(decode_provider)
            .collect::<Option<_>>()?,
        absent: absent
            .into_iter()
            .map(decode_absent)
            .collect::<Option<_>>()?,
    })
}

fn encode_provider(provider: &Provider) -> String {
    let marks = [
        (provider.is_async, "async"),
        (provider.is_blocking(), "blocking"),
        (provider.is_fallible, "fallible"),
        (provider.borrows, "borrows"),
        (provider.teardown == Some(Until::End), ENDS),
        (
            provider.teardown == Some(Until::Response),
            ENDS_WITH_RESPONSE,
        ),
    ];
    let set = marks.iter().filter(|(is_set, _)| *is_set);
    let marks: Vec<_> = set
        .map(|(_, mark)| (*mark).to_owned())
        .chain(provider.module.map(|module| format!("{MODULE}{module}")))
        .chain(
            provider
                .instance_of
                .map(|generic| format!("{INSTANCE}{generic}")),
        )
        .collect();
    let mut columns = vec![
        provider.name.clone(),
        provider.lifetime.name().to_owned(),
        holder_name(provider.holder).to_owned(),
        marks.join(","),
        provider.key.as_str().to_owned(),
        provider.place.file.clone(),
        provider.place.line.to_string(),
    ];
    columns.extend(
        provider
            .traits
            .iter()
            .map(|key| format!("{TRAIT}{}", key.as_str())),
    );
    columns.extend(provider.parameters.iter().map(encode_parameter));
    columns.join("\t")
}

fn decode_provider(line: &str) -> Option<Provider> {
    let mut columns = line.split('\t');
    let name = columns.next()?.to_owned();
    let lifetime = decode_lifetime(columns.next()?)?;
    let holder = decode_holder(columns.next()?)?;
    let marks: Vec<_> = columns.next()?.split(',').collect();
    let position = |kind: &str| {
        let position = marks.iter().find_map(|mark| mark.strip_prefix(kind));
        position.map(str::parse).transpose().ok()
    };
    let (module, instance_of) = (position(MODULE)?, position(INSTANCE)?);
    let teardown = decode_teardown(&marks);
    let key = TypeKey::new(columns.next()?);
    let place = Place {
        file: columns.next()?.to_owned(),
        line: columns.next()?.parse().ok()?,
    };
    let (traits, parameters): (Vec<_>, Vec<_>) =
        columns.partition(|column| column.starts_with(TRAIT));
    let traits = traits
        .into_iter()
        .map(|column| TypeKey::new(&column[TRAIT.len()..]));
    let parameters = parameters.into_iter().map(decode_parameter);
    Some(Provider {
        name,
        lifetime,
        key,
        traits: traits.collect(),
        holder,
        is_async: marks.contains(&"async"),
        thread: if marks.contains(&"blocking") {
            Thread::Blocking
        } else {
            Thread::Own
        },
        is_fallible: marks.contains(&"fallible"),
        borrows: marks.contains(&"borrows"),
        parameters: parameters.collect::<Option<_>>()?,
        place,
        module,
        instance_of,
        teardown,
    })
}

fn encode_absent(absent: &Absent) -> String {
    let mut columns = vec![
        absent.condition.clone(),
        absent.name.clone(),
        absent.place.file.clone(),
        absent.place.line.to_string(),
    ];
    columns.extend(absent.keys.iter().map(ToString::to_string));
    // What is in a condition is the user's.
    let columns: Vec<_> = columns
        .iter()
        .map(|column| column.replace(['\t', '\n'], " "))
        .collect();
    format!("{ABSENT}{}", columns.join("\t"))
}

fn decode_absent(line: &str) -> Option<Absent> {
    let mut columns = line.strip_prefix(ABSENT)?.split('\t').map(str::to_owned);
    Some(Absent {
        condition: columns.next()?,
        name: columns.next()?,
        place: Place {
            file: columns.next()?,
            line: columns.next()?.parse().ok()?,
        },
        keys: columns.map(TypeKey::new).collect(),
    })
}

fn decode_teardown(marks: &[&str]) -> Option<Until> {
    if marks.contains(&ENDS) {
        Some(Until::End)
    } else {
        marks
            .contains(&ENDS_WITH_RESPONSE)
            .then_some(Until::Response)
    }
}

fn encode_parameter(parameter: &Parameter) -> String {
    let source = match &parameter.source {
        Source::Provider(dependency) => encode_dependency(dependency),
        Source::Optional(None) => "maybe".to_owned(),
        Source::Optional(Some(dependency)) => format!("maybe {}", encode_dependency(dependency)),
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
            is_coerced,
        } => {
            let kind = if *is_async { "async-fn" } else { "fn" };
            let coerced = if *is_coerced { " coerced" } else { "" };
            format!("{kind} {provider}{coerced}")
        }
        Source::Part(part) => format!("head {}", part.type_name()),
        Source::Extractor => "extract".to_owned(),
        Source::Argument => "arg".to_owned(),
        Source::Open(demand) => format!("open {}", open::encode(demand)),
        Source::Nowhere => "nowhere".to_owned(),
    };
    format!("{}={source}", parameter.name)
}

/// `& 0 peeled`
fn encode_dependency(dependency: &Dependency) -> String {
    let Dependency {
        provider,
        access,
        is_peeled,
        is_applied,
        is_coerced,
    } = *dependency;
    let peeled = if is_peeled { " peeled" } else { "" };
    let applied = if is_applied { " applied" } else { "" };
    let coerced = if is_coerced { " coerced" } else { "" };
    let access = access_name(access);
    format!("{access} {provider}{peeled}{applied}{coerced}")
}

fn decode_parameter(column: &str) -> Option<Parameter> {
    let (name, source) = column.split_once('=')?;
    if let Some(demand) = source.strip_prefix("open ") {
        return Some(Parameter {
            name: name.to_owned(),
            source: Source::Open(Box::new(open::decode(demand)?)),
        });
    }
    let words: Vec<_> = source.split(' ').collect();
    let source = match words.as_slice() {
        [kind @ ("fn" | "async-fn"), provider, marks @ ..] => Source::Callable {
            provider: provider.parse().ok()?,
            is_async: *kind == "async-fn",
            is_coerced: marks.contains(&"coerced"),
        },
        ["head", part] => Source::Part(Part::named(part)?),
        ["extract"] => Source::Extractor,
        ["arg"] => Source::Argument,
        ["nowhere"] => Source::Nowhere,
        ["maybe"] => Source::Optional(None),
        ["maybe", dependency @ ..] => Source::Optional(Some(decode_dependency(dependency)?)),
        [kind @ ("all" | "all-named"), members @ ..] => Source::Collection {
            members: decode_members(members)?,
            is_named: *kind == "all-named",
        },
        dependency => Source::Provider(decode_dependency(dependency)?),
    };
    Some(Parameter {
        name: name.to_owned(),
        source,
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
        is_coerced: marks.contains(&"coerced"),
    })
}

fn decode_lifetime(name: &str) -> Option<Lifetime> {
    [
        Lifetime::Input,
        Lifetime::Singleton,
        Lifetime::Request,
        Lifetime::Factory,
    ]
    .into_iter()
    .find(|lifetime| lifetime.name() == name)
}

pub(super) fn holder_name(holder: Holder) -> &'static str {
    match holder {
        Holder::Plain => "plain",
        Holder::Arc => "arc",
        Holder::Box => "box",
    }
}

pub(super) fn decode_holder(name: &str) -> Option<Holder> {
    [Holder::Plain, Holder::Arc, Holder::Box]
        .into_iter()
        .find(|holder| holder_name(*holder) == name)
}

pub(super) fn access_name(access: Access) -> &'static str {
    match access {
        Access::Shared => "&",
        Access::Exclusive => "&mut",
        Access::Owned => "own",
    }
}

pub(super) fn decode_access(name: &str) -> Option<Access> {
    [Access::Shared, Access::Exclusive, Access::Owned]
        .into_iter()
        .find(|access| access_name(*access) == name)
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};
    use crate::graph::{
        Absent, Access, Dependency, Graph, Holder, Lifetime, Parameter, Part, Place, Provider,
        Source, Thread, TypeKey, Until,
    };

    fn every_source() -> Vec<Source> {
        let dependency = Dependency {
            provider: 0,
            access: Access::Shared,
            is_peeled: true,
            is_applied: false,
            is_coerced: true,
        };
        vec![
            Source::Provider(dependency),
            Source::Provider(Dependency {
                access: Access::Exclusive,
                is_peeled: false,
                is_coerced: false,
                ..dependency
            }),
            Source::Provider(Dependency {
                access: Access::Owned,
                is_applied: true,
                ..dependency
            }),
            Source::Callable {
                provider: 1,
                is_async: false,
                is_coerced: true,
            },
            Source::Callable {
                provider: 1,
                is_async: true,
                is_coerced: false,
            },
            Source::Optional(None),
            Source::Optional(Some(dependency)),
            Source::Collection {
                members: vec![dependency, dependency],
                is_named: true,
            },
            Source::Collection {
                members: Vec::new(),
                is_named: false,
            },
            Source::Part(Part::Headers),
            Source::Extractor,
            Source::Argument,
            Source::Nowhere,
        ]
    }

    fn graph() -> Graph {
        let parameters = every_source()
            .into_iter()
            .enumerate()
            .map(|(position, source)| Parameter {
                name: format!("p{position}"),
                source,
            })
            .collect();
        let provider = Provider {
            name: "r#type".to_owned(),
            lifetime: Lifetime::Request,
            key: TypeKey::new("Map<str,dyn Store+Send>"),
            traits: vec![TypeKey::new("dyn Iterator<Item = u8>")],
            holder: Holder::Box,
            is_async: true,
            thread: Thread::Blocking,
            is_fallible: false,
            borrows: true,
            parameters,
            place: Place {
                file: "a \"quoted\" folder/app.rs".to_owned(),
                line: 7,
            },
            module: Some(3),
            instance_of: Some(1),
            teardown: Some(Until::Response),
        };
        let torn_down = Provider {
            teardown: Some(Until::End),
            ..provider.clone()
        };
        Graph {
            container: "App".to_owned(),
            is_broken: false,
            is_partial: false,
            converts_errors: false,
            providers: [provider, torn_down].into_iter().collect(),
            absent: vec![Absent {
                name: "clock".to_owned(),
                keys: vec![TypeKey::new("Clock"), TypeKey::new("dyn Time")],
                condition: "feature = \"a b\"".to_owned(),
                place: Place::default(),
            }],
        }
    }

    #[test]
    fn a_graph_survives_the_way_there_and_back() {
        assert_eq!(decode(&encode(&graph())), Some(graph()));
    }

    #[test]
    fn a_broken_graph_says_so() {
        let broken = Graph {
            is_broken: true,
            is_partial: true,
            converts_errors: true,
            ..graph()
        };
        assert_eq!(decode(&encode(&broken)), Some(broken));
    }

    #[test]
    fn a_graph_of_another_version_is_not_read() {
        assert_eq!(
            decode(&encode(&graph()).replace("hardwire 0", "hardwire 9")),
            None
        );
    }

    #[test]
    fn no_text_makes_reading_panic() {
        let text = encode(&graph());
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            let _ = decode(&text[..end]);
        }
    }
}
