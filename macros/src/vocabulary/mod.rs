//! The words of the attribute language: scopes, markers of parameters, and options. Each is declared once, with its
//! value and the places where it is valid. Parsing, messages and the reference page of the book read these tables.

mod container;
mod handler;
mod kind;
mod marker;
mod provider;
mod value;

pub(crate) use container::ContainerOption;
pub(crate) use handler::HandlerOption;
pub(crate) use kind::Kind;
pub(crate) use marker::Marker;
pub(crate) use provider::ProviderOption;
pub(crate) use value::Value;

use crate::graph::Lifetime;

/// Declares an enum of words and the table of their entries.
macro_rules! words {
    (
        $(#[$documentation:meta])*
        $words:ident on $place:ident {
            $($(#[$comment:meta])* $word:ident: $name:literal $value:expr, on $places:expr $(, with $with:ident)?;)+
        }
    ) => {
        $(#[$documentation])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $words {
            $($(#[$comment])* $word,)+
        }

        impl $crate::vocabulary::Word for $words {
            type Place = $place;

            const ALL: &'static [Self] = &[$(Self::$word),+];

            fn entry(self) -> $crate::vocabulary::Entry<Self> {
                match self {
                    $(Self::$word => $crate::vocabulary::Entry {
                        name: $name,
                        value: $value,
                        places: &$places,
                        with: [$(Self::$with)?].first().copied(),
                    },)+
                }
            }
        }
    };
}
use words;

/// What is declared about a word.
pub(crate) struct Entry<W: Word> {
    pub(crate) name: &'static str,
    pub(crate) value: Value,
    /// Where it is valid.
    pub(crate) places: &'static [W::Place],
    /// The option without which it has no effect.
    pub(crate) with: Option<W>,
}

/// A word from one of the tables.
pub(crate) trait Word: Copy + PartialEq + 'static {
    /// The things that have such words.
    type Place: Copy + PartialEq + 'static;

    const ALL: &'static [Self];

    fn entry(self) -> Entry<Self>;

    fn name(self) -> &'static str {
        self.entry().name
    }

    fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|word| word.name() == name)
    }

    fn is_valid_on(self, place: Self::Place) -> bool {
        self.entry().places.contains(&place)
    }

    /// The words that are valid there, in the order of the table.
    fn all_on(place: Self::Place) -> impl Iterator<Item = Self> {
        let all = Self::ALL.iter().copied();
        all.filter(move |word| word.is_valid_on(place))
    }

    /// As it may be written: `error = ApiError`.
    fn example(self) -> String {
        self.entry().value.after(self.name())
    }

    /// Without a value of the user's: `error = …`.
    fn outline(self) -> String {
        self.entry().value.outlined_after(self.name())
    }
}

/// Whether the attribute of this name is read by our macros: a scope, or the marker of a parameter.
pub(crate) fn is_attribute(name: &str) -> bool {
    Lifetime::ALL.iter().any(|scope| scope.name() == name) || Marker::named(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::{ContainerOption, HandlerOption, Kind, Marker, ProviderOption, Word};
    use crate::graph::Lifetime;

    fn no_name_occurs_twice<W: Word>() {
        let mut names: Vec<_> = W::ALL.iter().map(|word| word.name()).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn a_name_stands_for_one_word() {
        no_name_occurs_twice::<ContainerOption>();
        no_name_occurs_twice::<ProviderOption>();
        no_name_occurs_twice::<HandlerOption>();
        no_name_occurs_twice::<Marker>();
    }

    #[test]
    fn an_option_is_valid_where_the_option_that_it_needs_is() {
        for option in ProviderOption::ALL {
            let Some(needed) = option.entry().with else {
                continue;
            };
            for scope in Lifetime::ALL
                .iter()
                .filter(|scope| option.is_valid_on(**scope))
            {
                assert!(needed.is_valid_on(*scope), "{option:?} on {scope:?}");
            }
        }
    }

    #[test]
    fn an_example_has_the_value_and_an_outline_has_not() {
        assert_eq!(ContainerOption::Error.example(), "error = ApiError");
        assert_eq!(ContainerOption::Error.outline(), "error = …");
        assert_eq!(ContainerOption::Modules.outline(), "modules(…)");
        assert_eq!(ContainerOption::Rejections.outline(), "rejections = own");
        assert_eq!(ProviderOption::Lazy.example(), "lazy");
    }

    #[test]
    fn a_module_has_fewer_options_than_a_container() {
        let names = ContainerOption::all_on(Kind::Module).map(Word::name);
        assert_eq!(names.collect::<Vec<_>>(), ["modules", "crate"]);
    }
}
