//! The state of both handwritten services.

use super::parts::{Audit, Clock, Flags, Limits, Plans, Quotas, Regions};
use crate::domain::{Config, Prices, Tokens};

pub(super) struct App {
    pub(super) config: Config,
    pub(super) prices: Prices,
    pub(super) tokens: Tokens,
    pub(super) limits: Limits,
    pub(super) regions: Regions,
    pub(super) plans: Plans,
    pub(super) quotas: Quotas,
    pub(super) clock: Clock,
    pub(super) flags: Flags,
    pub(super) audit: Audit,
}

impl App {
    pub(super) fn new() -> Self {
        Self {
            config: Config::fixed(),
            prices: Prices::fixed(),
            tokens: Tokens::fixed(),
            limits: Limits(10_000),
            regions: Regions(4),
            plans: Plans(9),
            quotas: Quotas(1_000),
            clock: Clock(17),
            flags: Flags(0b1011),
            audit: Audit(3),
        }
    }
}
