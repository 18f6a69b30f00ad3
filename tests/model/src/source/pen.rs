//! Writes down types: one of the ways that mean the same, drawn anew at each place.

use fastrand::Rng;

use crate::graph::{Graph, Mark, Name, Naming, Provider, Shape};

/// What writes one function, and draws how.
pub(super) struct Pen<'a> {
    pub(super) graph: &'a Graph,
    rng: Rng,
    /// The lifetime that references may name, if the function declares one.
    pub(super) lifetime: Option<&'static str>,
}

impl<'a> Pen<'a> {
    /// The pen of the function of this name, which writes it the same each time.
    pub(super) fn of(graph: &'a Graph, function: &str) -> Self {
        let mix = |seed, byte| Rng::with_seed(seed ^ u64::from(byte)).u64(..);
        let seed = function.bytes().fold(graph.spelling.seed, mix);
        Self {
            graph,
            rng: Rng::with_seed(seed),
            lifetime: None,
        }
    }

    /// So often in a hundred.
    pub(super) fn chance(&mut self, percent: u8) -> bool {
        !self.graph.spelling.is_plain && self.rng.u8(..100) < percent
    }

    /// One of these texts, the first of which is plain.
    fn one_of(&mut self, ways: &[&str]) -> String {
        let way = ways.get(self.below(ways.len())).copied();
        way.unwrap_or_default().to_owned()
    }

    /// `P3`, `one::P3`, `(P3)`, `P4<One>`, `P5<'_>`
    pub(super) fn value(&mut self, provider: &Provider, mark: Option<Mark>) -> String {
        let argument = match mark {
            Some(mark) => self.mark(mark),
            None if provider.borrows() => self.argument(),
            None => String::new(),
        };
        self.applied(provider, &argument)
    }

    /// The provided type. `P4<T>` and `P5<'a>` are in scope there. Providers of one type write the same path, so that the
    /// parameter's name decides between them, and not the path.
    pub(super) fn declared(&mut self, provider: &Provider) -> String {
        let argument = match (provider.is_generic(), provider.borrows()) {
            (true, _) => "T",
            (_, true) => "'a",
            _ => "",
        };
        let type_name = &provider.type_name;
        let Name { home, last, form } = &self.graph.spelling.names[type_name];
        let name = match form {
            Naming::Any | Naming::Default if self.is_shared(type_name) => last.clone(),
            Naming::Defaulted if self.is_shared(type_name) => format!("{last}<One>"),
            Naming::ByPath if self.is_shared(type_name) => format!("{home}::{last}"),
            _ => self.name(type_name),
        };
        self.with(name, argument)
    }

    fn is_shared(&self, type_name: &str) -> bool {
        let providers = self.graph.providers.iter();
        let of_type = providers.filter(|one| one.type_name == type_name);
        of_type.count() > 1
    }

    fn applied(&mut self, provider: &Provider, argument: &str) -> String {
        let name = self.name(&provider.type_name);
        self.with(name, argument)
    }

    fn with(&mut self, name: String, argument: &str) -> String {
        if argument.is_empty() {
            return self.in_parentheses(name);
        }
        self.in_parentheses(format!("{name}<{argument}>"))
    }

    fn name(&mut self, type_name: &str) -> String {
        let graph = self.graph;
        let Name { home, last, form } = &graph.spelling.names[type_name];
        let (by_path, by_full_path) = (format!("{home}::{last}"), format!("self::{home}::{last}"));
        match form {
            Naming::Any => self.one_of(&[last, last, &by_path, &by_full_path]),
            Naming::ByPath => self.one_of(&[&by_path, &by_full_path]),
            Naming::Alias => alias(type_name),
            Naming::Renamed => renamed(type_name),
            Naming::Default => self.one_of(&[last, &by_path]),
            Naming::Defaulted => self.one_of(&[last, &by_path]) + "<One>",
        }
    }

    fn mark(&mut self, mark: Mark) -> String {
        match (self.graph.spelling.marks_have_one_name, mark) {
            (true, Mark::One) => self.one_of(&["one_mark::Mark", "super::prelude::one_mark::Mark"]),
            (true, Mark::Two) => self.one_of(&["two_mark::Mark", "super::prelude::two_mark::Mark"]),
            (false, Mark::One) => self.one_of(&["One", "One", "super::prelude::One"]),
            (false, Mark::Two) => self.one_of(&["Two", "Two", "super::prelude::Two"]),
        }
    }

    /// `'_`, or the lifetime that is declared.
    fn argument(&mut self) -> String {
        let declared = self.lifetime.unwrap_or("'_");
        self.one_of(&["'_", declared])
    }

    /// `&T`, `&'x T`, `&(T)`
    pub(super) fn reference(&mut self, of: &str) -> String {
        let declared = self.lifetime.filter(|_| self.chance(60));
        let lifetime = declared.map_or_else(String::new, |lifetime| format!("{lifetime} "));
        let reference = format!("&{lifetime}{of}");
        self.in_parentheses(reference)
    }

    /// `(T)`, sometimes.
    fn in_parentheses(&mut self, ty: String) -> String {
        if self.chance(8) {
            format!("({ty})")
        } else {
            ty
        }
    }

    /// `dyn Numbered`, with the auto traits of the graph in any order.
    pub(super) fn object(&mut self) -> String {
        let numbered = self.one_of(&["Numbered", "Numbered", "super::prelude::Numbered"]);
        let mut bounds = vec![numbered];
        let auto_traits = self.graph.spelling.auto_traits.iter();
        bounds.extend(auto_traits.map(|one| (*one).to_owned()));
        if self.chance(10) {
            bounds.push("'static".to_owned());
        }
        self.rng.shuffle(&mut bounds);
        format!("dyn {}", bounds.join(" + "))
    }

    /// `&dyn Numbered`, `&(dyn Numbered + Send)`
    pub(super) fn object_reference(&mut self) -> String {
        let object = self.object();
        if object.contains('+') || self.chance(10) {
            return self.reference(&format!("({object})"));
        }
        self.reference(&object)
    }

    pub(super) fn option(&mut self, of: &str) -> String {
        let option = self.one_of(&["Option", "Option", "std::option::Option"]);
        self.in_parentheses(format!("{option}<{of}>"))
    }

    pub(super) fn deferred(&mut self, of: &str) -> String {
        let deferred = self.one_of(&["Deferred", "hardwire::Deferred"]);
        format!("impl {deferred}<{of}, Refused>")
    }

    pub(super) fn vec(&mut self, of: &str) -> String {
        let vec = self.one_of(&["Vec", "Vec", "std::vec::Vec"]);
        self.in_parentheses(format!("{vec}<{of}>"))
    }

    /// `Result<T, Refused>`, or an alias that is seen through.
    pub(super) fn result(&mut self, of: &str) -> String {
        match self.below(6) {
            1 => format!("AppResult<{of}>"),
            2 => format!("super::prelude::AppResult<{of}>"),
            3 => format!("std::result::Result<{of}, Refused>"),
            4 => format!("Result<({of}), super::prelude::Refused>"),
            _ => format!("Result<{of}, Refused>"),
        }
    }

    /// The value as a function has it for itself. A shared one is in an `Arc`, whatever its provider
    /// returns, or cloned.
    pub(super) fn owned(&mut self, provider: &Provider, ty: &str) -> String {
        let is_bare = holder(self.graph, provider).is_empty();
        if !provider.is_shared || provider.is_in_option() || is_bare && self.chance(50) {
            return self.held(provider, ty);
        }
        format!("Arc<{ty}>")
    }

    /// `Arc<P3>`, `Option<Box<P3>>`
    pub(super) fn held(&mut self, provider: &Provider, ty: &str) -> String {
        let holder = holder(self.graph, provider);
        let held = match holder {
            "" => ty.to_owned(),
            "Arc" => self.one_of(&["Arc", "std::sync::Arc"]) + &format!("<{ty}>"),
            holder => format!("{holder}<{ty}>"),
        };
        if provider.is_in_option() {
            return self.option(&held);
        }
        held
    }

    /// `&World`
    pub(super) fn world(&mut self) -> String {
        let world = self.one_of(&["World", "World", "World", "hardwire_model::world::World"]);
        self.reference(&world)
    }

    /// The position of one of so many, which is the first one where all is plain.
    pub(super) fn below(&mut self, count: usize) -> usize {
        if self.graph.spelling.is_plain {
            return 0;
        }
        self.rng.usize(..count)
    }
}

/// What holds the value of this provider: `Arc`, `Box` or nothing.
pub(super) fn holder(graph: &Graph, provider: &Provider) -> &'static str {
    let holders: &[&str] = match provider.shape {
        Shape::InArc => &["Arc", "Arc", "Box"],
        Shape::InOption(_) => &["", "Arc", "Box"],
        Shape::Plain | Shape::Generic | Shape::Borrowing => &[""],
    };
    let mut pen = Pen::of(graph, &format!("what holds {}", provider.name));
    holders[pen.below(holders.len())]
}

/// `A3`
pub(super) fn alias(type_name: &str) -> String {
    type_name.replacen('P', "A", 1)
}

/// `R3`
pub(super) fn renamed(type_name: &str) -> String {
    type_name.replacen('P', "R", 1)
}
