//! How the types of a graph are written.

use fastrand::Rng;

use super::chance;
use crate::graph::{Graph, Name, Naming, Provider, Spelling};

/// A spelling for each type, the same in all functions or one of several in each.
pub(super) fn spelling(rng: &mut Rng, graph: &Graph) -> Spelling {
    let mut spelling = Spelling {
        seed: rng.u64(..),
        marks_have_one_name: rng.bool(),
        ..Spelling::default()
    };
    for provider in &graph.providers {
        let name = name(rng, provider);
        let type_name = provider.type_name.clone();
        spelling.names.entry(type_name).or_insert(name);
    }
    call_two_the_same(rng, &mut spelling);
    let all: [&[_]; 3] = [&[], &["Send"], &["Send", "Sync"]];
    spelling.auto_traits = all[rng.usize(..3)].to_vec();
    spelling
}

fn name(rng: &mut Rng, provider: &Provider) -> Name {
    let has_arguments = provider.is_generic() || provider.borrows();
    let form = match rng.u8(..100) {
        0..12 => Naming::Alias,
        12..24 => Naming::Renamed,
        24..32 if !has_arguments => Naming::Default,
        32..40 if !has_arguments => Naming::Defaulted,
        _ => Naming::Any,
    };
    Name {
        home: ["one", "two"][rng.usize(..2)],
        last: provider.type_name.clone(),
        form,
    }
}

/// Then the path that is written decides between them.
fn call_two_the_same(rng: &mut Rng, spelling: &mut Spelling) {
    let mut names: Vec<_> = spelling.names.values_mut().collect();
    rng.shuffle(&mut names);
    if let [first, second, ..] = names.as_mut_slice()
        && chance(rng, 60)
    {
        for (name, home) in [(first, "one"), (second, "two")] {
            name.home = home;
            "Same".clone_into(&mut name.last);
            name.form = Naming::ByPath;
        }
    }
}
