//! `#[cfg(…)]` on providers and on parameters, which rustc leaves to whoever reads them: it
//! evaluates the one on the item of an attribute macro, and none within.
//!
//! So rustc is asked. For each predicate, the item goes on twice, once for either answer, and rustc
//! throws one of the two away:
//!
//! ```text
//! #[cfg(unix)]
//! configure! { container (options) { (unix) } {} {} { impl App { … } } }
//! #[cfg(not(unix))]
//! configure! { container (options) {} { (unix) } {} { impl App { … } } }
//! ```
//!
//! Once all answers are known, the item is read with them, as if what they exclude had never been
//! written. That works wherever an item can stand, a function in an `impl` block among them, and
//! the user's tokens go through no `macro_rules!`.

mod answers;
mod conditional;
mod predicate;
mod question;
mod scan;
mod tokens;

pub(crate) use answers::Answers;
pub(crate) use question::{Subject, configure, questions};
