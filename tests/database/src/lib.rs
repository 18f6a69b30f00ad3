//! This package only has tests.
