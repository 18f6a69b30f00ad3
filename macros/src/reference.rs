//! The tables of the attribute language, for the reference page of the book.

use crate::graph::Lifetime;
use crate::vocabulary::{ContainerOption, HandlerOption, Kind, Marker, ProviderOption, Word};

/// A row of a table: one option or marker.
#[derive(Debug)]
pub struct Row {
    /// As it is written, without its value.
    pub name: &'static str,
    /// As it may be written: `error = ApiError`.
    pub example: String,
    /// The scopes on which an option of a provider is valid. Nothing for others.
    pub scopes: Vec<&'static str>,
    /// The option without which it has no effect.
    pub with: Option<&'static str>,
}

/// The options of `#[container]`, without the visibility.
#[must_use]
pub fn container_options() -> Vec<Row> {
    rows(ContainerOption::all_on(Kind::Container))
}

/// The options of `#[module]`, without the visibility.
#[must_use]
pub fn module_options() -> Vec<Row> {
    rows(ContainerOption::all_on(Kind::Module))
}

/// The attributes that make a function a provider.
#[must_use]
pub fn scopes() -> Vec<&'static str> {
    Lifetime::ALL.map(Lifetime::name).to_vec()
}

/// The options of providers.
#[must_use]
pub fn provider_options() -> Vec<Row> {
    let mut rows = rows(ProviderOption::ALL.iter().copied());
    for (row, option) in rows.iter_mut().zip(ProviderOption::ALL) {
        let scopes = option.entry().places.iter();
        row.scopes = scopes.map(|scope| scope.name()).collect();
    }
    rows
}

/// The options of `#[inject]`, without the container.
#[must_use]
pub fn handler_options() -> Vec<Row> {
    rows(HandlerOption::ALL.iter().copied())
}

/// The attributes of parameters.
#[must_use]
pub fn markers() -> Vec<Row> {
    rows(Marker::ALL.iter().copied())
}

fn rows<W: Word>(words: impl Iterator<Item = W>) -> Vec<Row> {
    let row = |word: W| Row {
        name: word.name(),
        example: word.example(),
        scopes: Vec::new(),
        with: word.entry().with.map(Word::name),
    };
    words.map(row).collect()
}
