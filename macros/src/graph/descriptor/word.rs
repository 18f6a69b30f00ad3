//! One word for each value of the small enums.

use crate::graph::{Access, Holder, Lifetime};

pub(super) fn decode_lifetime(name: &str) -> Option<Lifetime> {
    let mut all = Lifetime::ALL.into_iter();
    all.find(|lifetime| lifetime.name() == name)
}

pub(super) fn holder_name(holder: Holder) -> &'static str {
    match holder {
        Holder::Plain => "plain",
        Holder::Arc => "arc",
        Holder::Box => "box",
        Holder::Static => "static",
    }
}

pub(super) fn decode_holder(name: &str) -> Option<Holder> {
    [Holder::Plain, Holder::Arc, Holder::Box, Holder::Static]
        .into_iter()
        .find(|holder| holder_name(*holder) == name)
}

/// `App::GRAPH` uses the same words.
pub(crate) fn access_name(access: Access) -> &'static str {
    match access {
        Access::Shared => "shared",
        Access::Exclusive => "exclusive",
        Access::Owned => "owned",
    }
}

pub(super) fn decode_access(name: &str) -> Option<Access> {
    [Access::Shared, Access::Exclusive, Access::Owned]
        .into_iter()
        .find(|access| access_name(*access) == name)
}
