//! The paths that the errors of `build` name.

use std::collections::BTreeMap;

use proc_macro2::Ident;

use crate::emit::{self, BuildPath};
use crate::graph::Graph;
use crate::graph::trail::Dependents;
use crate::syntax::{CallSite, Code, code};

/// How many steps a path must have to be written once, and not in each error. A chain of a thousand would be
/// half a million names.
const LONG: usize = 8;

/// The path to each singleton. Those that are long are the beginnings of a few constants.
///
/// Output:
/// ```ignore
/// const __PATH_0: &[&str] = &["App", "server", …, "db", "config"];
/// … build_error("db", __PATH_0.split_at(12).0, error) …
/// ```
pub(super) struct Paths {
    dependents: Dependents,
    /// Of the last provider on the longest path that begins with a long one, the number of the constant.
    constants: BTreeMap<usize, usize>,
    /// For each provider, one whose path has one step more.
    next: Vec<Option<usize>>,
}

/// A path, and the constant that begins with it.
pub(super) struct Path {
    steps: Vec<usize>,
    constant: Option<Ident>,
}

impl Path {
    pub(super) fn borrowed(&self) -> BuildPath<'_> {
        BuildPath {
            steps: &self.steps,
            constant: self.constant.as_ref(),
        }
    }
}

impl Paths {
    pub(super) fn of(graph: &Graph, is_built: &[bool]) -> Self {
        let dependents = Dependents::of(graph);
        let built = (0..is_built.len()).filter(|position| is_built[*position]);
        let mut next = vec![None; is_built.len()];
        for position in built.clone() {
            if let Some(before) = dependents.nearer(position) {
                next[before].get_or_insert(position);
            }
        }
        let mut paths = Self {
            dependents,
            constants: BTreeMap::new(),
            next,
        };
        for position in built {
            if paths.is_long(position) {
                let last = paths.last(position);
                let number = paths.constants.len();
                paths.constants.entry(last).or_insert(number);
            }
        }
        paths
    }

    pub(super) fn to(&self, site: CallSite<'_>, position: usize) -> Path {
        let is_long = self.is_long(position);
        let number = is_long.then(|| self.constants[&self.last(position)]);
        Path {
            steps: self.dependents.way_to(position),
            constant: number.map(|number| constant(site, number)),
        }
    }

    /// The definitions of the constants.
    pub(super) fn constants(&self, site: CallSite<'_>, graph: &Graph) -> Code {
        let constants = self.constants.iter().map(|(last, number)| {
            let (name, steps) = (constant(site, *number), self.dependents.way_to(*last));
            let names = emit::names_of(site, steps.into_iter(), graph);
            code!(site=> const #name: &[&str] = #names;)
        });
        constants.collect()
    }

    fn is_long(&self, position: usize) -> bool {
        self.dependents.distance(position) >= LONG
    }

    fn last(&self, position: usize) -> usize {
        let steps = std::iter::successors(Some(position), |here| self.next[*here]);
        steps.last().unwrap_or(position)
    }
}

fn constant(site: CallSite<'_>, number: usize) -> Ident {
    site.local(&format!("__PATH_{number}"))
}
