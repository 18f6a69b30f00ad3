//! A provider that is configured out, as a line: `cfg unix`, its name, its place, its types.

use crate::graph::{Absent, Place, TypeKey};

pub(super) const ABSENT: &str = "cfg ";

pub(crate) fn encode_absent(absent: &Absent) -> String {
    let mut columns = vec![
        absent.condition.clone().unwrap_or_default(),
        absent.name.clone(),
        absent.place.file.clone(),
        absent.place.line.to_string(),
    ];
    columns.extend(absent.keys.iter().map(TypeKey::encode));
    // A condition is the user's, and may contain a separator.
    let columns: Vec<_> = columns
        .iter()
        .map(|column| column.replace(['\t', '\n'], " "))
        .collect();
    format!("{ABSENT}{}", columns.join("\t"))
}

pub(crate) fn decode_absent(line: &str) -> Option<Absent> {
    let mut columns = line.strip_prefix(ABSENT)?.split('\t').map(str::to_owned);
    Some(Absent {
        condition: columns.next().filter(|condition| !condition.is_empty()),
        name: columns.next()?,
        place: Place {
            file: columns.next()?,
            line: columns.next()?.parse().ok()?,
        },
        keys: columns
            .map(|column| TypeKey::decode(&column))
            .collect::<Option<_>>()?,
    })
}
