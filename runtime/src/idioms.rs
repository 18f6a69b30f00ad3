#![doc = include_str!("docs/idioms.md")]
