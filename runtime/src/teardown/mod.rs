//! Teardown of the values of a request and of a container.
//!
//! The values of a request are in the slots of its [`Ends`], in the handler's future. They are torn down there, or as
//! a [`List`](list::List) in a task of their own.

mod behind;
mod conversion;
mod ending;
mod ends;
mod error;
mod failing;
mod failure;
mod form;
mod in_place;
mod inside;
mod list;
mod outcome;
mod response;
mod returned;
mod shutdown;
mod slot;
mod teardowns;
mod underway;

pub use conversion::{Conversion, Conversions, Converts, FromFailure, OfProvider, OfTeardown};
pub use ending::{Certainty, Ending};
pub use ends::Ends;
pub use error::{ShutdownError, TeardownError};
pub use failing::{Failing, NoError};
pub use form::{SingletonTeardown, Teardown};
pub use inside::{End, EndSingleton, Whole};
pub use outcome::Outcome;
pub use returned::{Carries, Returned, answered};
pub(crate) use slot::Order;
pub use slot::Slot;
pub use teardowns::Teardowns;
