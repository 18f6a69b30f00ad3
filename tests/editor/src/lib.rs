//! The gateway in an editor: runs rust-analyzer with its proc-macro server in this process.

mod configuration;
mod editor;
mod file;

pub use editor::Editor;
pub use file::File;
