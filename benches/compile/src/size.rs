use std::fmt;
use std::str::FromStr;

use benches_record::{Bodies, Build};

/// The size of a service, and the kind of its handlers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Size {
    pub(crate) providers: usize,
    pub(crate) handlers: usize,
    pub(crate) bodies: Bodies,
}

impl Size {
    /// The sizes in the published table, the smallest first.
    pub(crate) fn all() -> Vec<Self> {
        let providers = [50, 200, 1000];
        let handlers = [50, 400, 2000];
        let plain = providers.into_iter().flat_map(|providers| {
            handlers.map(|handlers| Self {
                providers,
                handlers,
                bodies: Bodies::Plain,
            })
        });
        let awaiting = Self {
            providers: 200,
            handlers: 400,
            bodies: Bodies::Awaiting,
        };
        plain.chain([awaiting]).collect()
    }

    /// Whether a release build is measured too. Larger ones take minutes, most of them in LLVM, which is the same for all
    /// ways to write the service.
    pub(crate) fn is_released(self) -> bool {
        self.providers <= 200 && self.handlers <= 400
    }

    /// Whether the build is of this size.
    pub(crate) fn is_of(self, build: &Build) -> bool {
        let size = (build.providers, build.handlers, build.bodies);
        size == (self.providers, self.handlers, self.bodies)
    }
}

/// The suffix of a service whose handlers await in their bodies.
const AWAITING: &str = "-awaiting";

impl fmt::Display for Size {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}x{}", self.providers, self.handlers)?;
        match self.bodies {
            Bodies::Plain => Ok(()),
            Bodies::Awaiting => out.write_str(AWAITING),
        }
    }
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (text, bodies) = match text.strip_suffix(AWAITING) {
            Some(text) => (text, Bodies::Awaiting),
            None => (text, Bodies::Plain),
        };
        let numbers = text.split_once('x').ok_or("as PROVIDERSxHANDLERS")?;
        let number = |text: &str| text.parse().map_err(|error| format!("{text}: {error}"));
        let providers: usize = number(numbers.0)?;
        let is_whole = providers > 0 && providers.is_multiple_of(crate::generate::GROUP);
        is_whole.then_some(()).ok_or("providers come in tens")?;
        Ok(Self {
            providers,
            handlers: number(numbers.1)?,
            bodies,
        })
    }
}
