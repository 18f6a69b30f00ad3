//! A provider as a line, its columns separated by tabs: name, scope, pointer, marks, type, file and line, and then, in
//! any order, its trait objects, its origin and its parameters.

use super::mark::{self, MARKS};
use super::parameter::{decode_parameter, encode_parameter};
use super::word::{decode_holder, decode_lifetime, holder_name};
use crate::graph::{Begins, Place, Provider, ResultName, Sharing, Thread, Turn, TypeKey};

const TRAIT: &str = "as ";
const MODULE: &str = "module ";
const PREFIX: &str = "prefix ";
const INSTANCE: &str = "instance ";
const RETURNED: &str = "returned ";

/// In the place of the file, if the provider above is in the same one.
const SAME_FILE: &str = "..";

/// The line of a provider that comes after `above`.
pub(super) fn encode_provider(provider: &Provider, above: Option<&Provider>) -> String {
    let marks = MARKS.iter().filter(|mark| (mark.is_set)(provider));
    let marks: Vec<_> = marks.map(|mark| mark.word).collect();
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
    columns.extend(named_columns(provider));
    columns.extend(provider.parameters.iter().map(encode_parameter));
    columns.join("\t")
}

/// The columns that begin with a word, of what not all providers have.
fn named_columns(provider: &Provider) -> Vec<String> {
    let traits = provider.traits.iter();
    let mut columns: Vec<_> = traits
        .map(|key| format!("{TRAIT}{}", key.encode()))
        .collect();
    let module = provider.module.map(|module| format!("{MODULE}{module}"));
    let prefix = provider.prefix.as_ref();
    let prefix = prefix.map(|prefix| format!("{PREFIX}{prefix}"));
    let instance = provider.instance_of;
    let instance = instance.map(|generic| format!("{INSTANCE}{generic}"));
    let returned = match provider.sharing {
        Sharing::Request { returned } => Some(format!("{RETURNED}{}", holder_name(returned))),
        Sharing::Own => None,
    };
    columns.extend([module, prefix, instance, returned].into_iter().flatten());
    columns
}

pub(super) fn decode_provider(line: &str, above: Option<&Provider>) -> Option<Provider> {
    let mut columns = line.split('\t');
    let name = columns.next()?;
    let lifetime = decode_lifetime(columns.next()?)?;
    let holder = decode_holder(columns.next()?)?;
    let marks = columns.next()?;
    let key = TypeKey::decode(columns.next()?)?;
    let place = Place {
        file: match columns.next()? {
            SAME_FILE => above?.place.file.clone(),
            file => file.to_owned(),
        },
        line: columns.next()?.parse().ok()?,
    };
    let mut provider = Provider {
        name: name.to_owned(),
        lifetime,
        begins: Begins::AtStart,
        key,
        traits: Vec::new(),
        holder,
        is_async: false,
        thread: Thread::Own,
        turn: Turn::BeforeBody,
        is_fallible: false,
        result: ResultName::Own,
        borrows: false,
        parameters: Vec::new(),
        place,
        module: None,
        prefix: None,
        instance_of: None,
        teardown: None,
        sharing: Sharing::Own,
    };
    for word in marks.split(',').filter(|word| !word.is_empty()) {
        mark::set(&mut provider, word)?;
    }
    for column in columns {
        decode_column(&mut provider, column)?;
    }
    Some(provider)
}

/// A column that begins with a word, or a parameter.
fn decode_column(provider: &mut Provider, column: &str) -> Option<()> {
    let after = |word: &str| column.strip_prefix(word);
    if let Some(key) = after(TRAIT) {
        provider.traits.push(TypeKey::decode(key)?);
    } else if let Some(module) = after(MODULE) {
        provider.module = Some(module.parse().ok()?);
    } else if let Some(prefix) = after(PREFIX) {
        provider.prefix = Some(prefix.to_owned());
    } else if let Some(generic) = after(INSTANCE) {
        provider.instance_of = Some(generic.parse().ok()?);
    } else if let Some(returned) = after(RETURNED) {
        let returned = decode_holder(returned)?;
        provider.sharing = Sharing::Request { returned };
    } else {
        provider.parameters.push(decode_parameter(column)?);
    }
    Some(())
}
