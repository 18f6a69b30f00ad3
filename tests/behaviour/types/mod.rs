//! Which types are one type, however they are written.

mod casts;
mod contents;
mod instances;
mod lending;
mod named_by_self;
mod paths;
mod spellings;
mod static_references;
