//! How lives end: what was built for a request is torn down when it is over.
//!
//! The values of a request stand in the slots of its [`Ends`], which is in the handler's future. When
//! they are to end, they leave it as a [`List`](list::List), which runs in a task of its own.

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
