//! When two spellings are the same type.

mod casts;
mod contents;
mod contents_beside;
mod instances;
mod lending;
mod named_by_self;
mod own_providers;
mod paths;
mod spellings;
mod static_references;
