//! A graph as one line of text for each provider, which is how it travels from the container to
//! its handlers: a single literal token, written by `#[container]` and read by `wire!`.
//!
//! ```text
//! hardwire 0.1.0
//! App
//! config  singleton  plain  fallible        Config  src/app.rs  12
//! user    request    plain  async,fallible  User    ..          18  headers=head HeaderMap  db=shared 0
//! ```
//!
//! The columns are separated by tabs. `..` is the file of the line above. A dependency names its provider by position.
//! Trait objects (`as dyn Store`) and the origin of a provider precede its parameters. The providers that are
//! configured out come last, as `cfg unix`.
//!
//! A module's macro writes its absent providers in the same way, and `App::GRAPH` uses the same words.

mod absent;
mod demand;
mod mark;
mod parameter;
mod provider;
mod word;

use self::absent::ABSENT;
use self::provider::{decode_provider, encode_provider};
use super::{Conversion, Graph, Overrides, Provider};
pub(crate) use absent::{decode_absent, encode_absent};
pub(crate) use mark::MARKS;
pub(crate) use word::access_name;

pub(crate) const HEADING: &str = concat!("hardwire ", env!("CARGO_PKG_VERSION"));
const BROKEN: &str = "broken";
const PARTIAL: &str = "partial";
const CONVERTS: &str = "converts";
const CONVERTS_ERRORS: &str = "converts-errors";
const STATE: &str = "state";
const OVERRIDES: &str = "overrides";
const FOR_ANY: &str = "overrides-for-any ";

/// The text that [`decode`] turns back into `graph`.
pub(crate) fn encode(graph: &Graph) -> String {
    let mut text = format!("{HEADING}\n{}", graph.container);
    let marks = [
        (graph.is_broken, BROKEN),
        (graph.is_partial, PARTIAL),
        (
            graph.conversion == Conversion::ErrorsAndRejections,
            CONVERTS,
        ),
        (graph.conversion == Conversion::Errors, CONVERTS_ERRORS),
        (graph.has_state, STATE),
    ];
    for (is_set, mark) in marks {
        if is_set {
            text.push('\t');
            text.push_str(mark);
        }
    }
    if let Overrides::Possible { for_any } = &graph.overrides {
        let marks = for_any
            .iter()
            .map(|factory| format!("\t{FOR_ANY}{factory}"));
        text.extend([format!("\t{OVERRIDES}")].into_iter().chain(marks));
    }
    let mut above = None;
    for provider in &graph.providers {
        text.push('\n');
        text.push_str(&encode_provider(provider, above));
        above = Some(provider);
    }
    for absent in graph.absent.iter() {
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
        conversion: decode_conversion(&title[1..]),
        has_state: title[1..].contains(&STATE),
        overrides: decode_overrides(&title[1..])?,
        providers: decode_providers(&providers)?.into_iter().collect(),
        absent: absent
            .into_iter()
            .map(decode_absent)
            .collect::<Option<_>>()?,
    })
}

fn decode_providers(lines: &[&str]) -> Option<Vec<Provider>> {
    let mut providers: Vec<Provider> = Vec::new();
    for line in lines {
        providers.push(decode_provider(line, providers.last())?);
    }
    Some(providers)
}

fn decode_conversion(marks: &[&str]) -> Conversion {
    if marks.contains(&CONVERTS) {
        Conversion::ErrorsAndRejections
    } else if marks.contains(&CONVERTS_ERRORS) {
        Conversion::Errors
    } else {
        Conversion::Nothing
    }
}

fn decode_overrides(marks: &[&str]) -> Option<Overrides> {
    if !marks.contains(&OVERRIDES) {
        return Some(Overrides::Impossible);
    }
    let for_any = marks.iter().filter_map(|mark| mark.strip_prefix(FOR_ANY));
    let for_any = for_any.map(|factory| factory.parse().ok());
    Some(Overrides::Possible {
        for_any: for_any.collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{decode, encode};
    use crate::graph::{
        Absent, Access, Begins, Conversion, Dependency, Graph, Holder, Lends, Lifetime, Overrides,
        Parameter, Part, Place, Provider, ResultName, Sharing, Source, Thread, Turn, TypeKey,
        Until,
    };

    fn key(text: &str) -> TypeKey {
        TypeKey::decode(text).unwrap()
    }

    fn every_source() -> Vec<Source> {
        let dependency = Dependency {
            provider: 0,
            access: Access::Shared,
            is_peeled: true,
            is_applied: false,
            cast: Some(1),
        };
        vec![
            Source::Provider(dependency),
            Source::Provider(Dependency {
                access: Access::Exclusive,
                is_peeled: false,
                cast: None,
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
                cast: Some(1),
            },
            Source::Callable {
                provider: 1,
                is_async: true,
                cast: None,
            },
            Source::Optional(None),
            Source::Optional(Some(dependency)),
            Source::Outcome(dependency),
            Source::Deferred(dependency),
            Source::Contents {
                of: dependency,
                is_held: true,
            },
            Source::Contents {
                of: dependency,
                is_held: false,
            },
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
                lends: [Lends::Nothing, Lends::Inner, Lends::Whole][position % 3],
            })
            .collect();
        let provider = Provider {
            name: "r#type".to_owned(),
            lifetime: Lifetime::Request,
            begins: Begins::AtStart,
            key: key("Map<str, dyn Store + Send>"),
            traits: vec![key("dyn Iterator<Item = u8>")],
            holder: Holder::Box,
            is_async: true,
            thread: Thread::Blocking,
            turn: Turn::AfterBody,
            is_fallible: false,
            result: ResultName::Own,
            borrows: true,
            parameters,
            place: Place {
                file: "a \"quoted\" folder/app.rs".to_owned(),
                line: 7,
            },
            module: Some(3),
            prefix: Some("billing".to_owned()),
            instance_of: Some(1),
            teardown: Some(Until::Response),
            sharing: Sharing::Request {
                returned: Holder::Box,
            },
        };
        let torn_down = Provider {
            lifetime: Lifetime::Singleton,
            begins: Begins::OnUse,
            teardown: Some(Until::End),
            sharing: Sharing::Own,
            ..provider.clone()
        };
        Graph {
            container: "App".to_owned(),
            is_broken: false,
            is_partial: false,
            conversion: Conversion::Nothing,
            has_state: false,
            overrides: Overrides::Impossible,
            providers: [provider, torn_down].into_iter().collect(),
            absent: Rc::new([Absent {
                name: "clock".to_owned(),
                keys: vec![key("Clock"), key("dyn Time")],
                condition: Some("feature = \"a b\"".to_owned()),
                place: Place::default(),
            }]),
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
            conversion: Conversion::Errors,
            has_state: true,
            overrides: Overrides::Possible { for_any: vec![1] },
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
