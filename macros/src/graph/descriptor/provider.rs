//! A provider as a line, its columns separated by tabs.

use super::parameter::{decode_parameter, encode_parameter};
use super::word::{decode_holder, decode_lifetime, holder_name};
use crate::graph::{Begins, Place, Provider, ResultName, Sharing, Thread, Turn, TypeKey, Until};

const TRAIT: &str = "as ";
const MODULE: &str = "module ";
const PREFIX: &str = "prefix ";
const INSTANCE: &str = "instance ";
const SHARED: &str = "shared ";
const LAZY: &str = "lazy";
const ENDS: &str = "ends";
const ENDS_WITH_RESPONSE: &str = "ends-with-response";

/// In the place of the file that the provider above is in too.
const SAME_FILE: &str = "..";

/// The line of a provider that stands below this one.
pub(super) fn encode_provider(provider: &Provider, above: Option<&Provider>) -> String {
    let marks = [
        (provider.is_lazy(), LAZY),
        (provider.is_async, "async"),
        (provider.is_blocking(), "blocking"),
        (provider.is_after_body(), "after-body"),
        (provider.is_fallible, "fallible"),
        (provider.result == ResultName::Alias, "aliased"),
        (provider.result == ResultName::Unconfirmed, "unconfirmed"),
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
                .prefix
                .iter()
                .map(|prefix| format!("{PREFIX}{prefix}")),
        )
        .chain(
            provider
                .instance_of
                .map(|generic| format!("{INSTANCE}{generic}")),
        )
        .chain(shared(provider.sharing))
        .collect();
    let file = provider.place.file.as_str();
    let is_same = above.is_some_and(|above| above.place.file == file);
    let mut columns = vec![
        provider.name.clone(),
        provider.lifetime.name().to_owned(),
        holder_name(provider.holder).to_owned(),
        marks.join(","),
        provider.key.encode(),
        if is_same { SAME_FILE } else { file }.to_owned(),
        provider.place.line.to_string(),
    ];
    columns.extend(
        provider
            .traits
            .iter()
            .map(|key| format!("{TRAIT}{}", key.encode())),
    );
    columns.extend(provider.parameters.iter().map(encode_parameter));
    columns.join("\t")
}

pub(super) fn decode_provider(line: &str, above: Option<&Provider>) -> Option<Provider> {
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
    let prefix = marks.iter().find_map(|mark| mark.strip_prefix(PREFIX));
    let teardown = decode_teardown(&marks);
    let sharing = decode_sharing(&marks)?;
    let key = TypeKey::decode(columns.next()?)?;
    let place = Place {
        file: match columns.next()? {
            SAME_FILE => above?.place.file.clone(),
            file => file.to_owned(),
        },
        line: columns.next()?.parse().ok()?,
    };
    let (traits, parameters): (Vec<_>, Vec<_>) =
        columns.partition(|column| column.starts_with(TRAIT));
    let traits = traits
        .into_iter()
        .map(|column| TypeKey::decode(&column[TRAIT.len()..]))
        .collect::<Option<_>>()?;
    let parameters = parameters.into_iter().map(decode_parameter);
    Some(Provider {
        name,
        lifetime,
        key,
        traits,
        holder,
        begins: if marks.contains(&LAZY) {
            Begins::OnUse
        } else {
            Begins::AtStart
        },
        is_async: marks.contains(&"async"),
        thread: if marks.contains(&"blocking") {
            Thread::Blocking
        } else {
            Thread::Own
        },
        turn: if marks.contains(&"after-body") {
            Turn::AfterBody
        } else {
            Turn::BeforeBody
        },
        is_fallible: marks.contains(&"fallible"),
        result: if marks.contains(&"aliased") {
            ResultName::Alias
        } else if marks.contains(&"unconfirmed") {
            ResultName::Unconfirmed
        } else {
            ResultName::Own
        },
        borrows: marks.contains(&"borrows"),
        parameters: parameters.collect::<Option<_>>()?,
        place,
        module,
        prefix: prefix.map(str::to_owned),
        instance_of,
        teardown,
        sharing,
    })
}

/// `shared plain`
fn shared(sharing: Sharing) -> Option<String> {
    match sharing {
        Sharing::Own => None,
        Sharing::Request { returned } => Some(format!("{SHARED}{}", holder_name(returned))),
    }
}

fn decode_sharing(marks: &[&str]) -> Option<Sharing> {
    let returned = marks.iter().find_map(|mark| mark.strip_prefix(SHARED));
    let Some(returned) = returned else {
        return Some(Sharing::Own);
    };
    decode_holder(returned).map(|returned| Sharing::Request { returned })
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
