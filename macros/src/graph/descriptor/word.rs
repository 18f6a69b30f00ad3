//! The words for what there is a few of.

use crate::graph::{Access, Holder, Lifetime};

pub(super) fn decode_lifetime(name: &str) -> Option<Lifetime> {
    [
        Lifetime::Input,
        Lifetime::Singleton,
        Lifetime::Request,
        Lifetime::Factory,
    ]
    .into_iter()
    .find(|lifetime| lifetime.name() == name)
}

pub(in super::super) fn holder_name(holder: Holder) -> &'static str {
    match holder {
        Holder::Plain => "plain",
        Holder::Arc => "arc",
        Holder::Box => "box",
        Holder::Static => "static",
    }
}

pub(in super::super) fn decode_holder(name: &str) -> Option<Holder> {
    [Holder::Plain, Holder::Arc, Holder::Box, Holder::Static]
        .into_iter()
        .find(|holder| holder_name(*holder) == name)
}

pub(in super::super) fn access_name(access: Access) -> &'static str {
    match access {
        Access::Shared => "&",
        Access::Exclusive => "&mut",
        Access::Owned => "own",
    }
}

pub(in super::super) fn decode_access(name: &str) -> Option<Access> {
    [Access::Shared, Access::Exclusive, Access::Owned]
        .into_iter()
        .find(|access| access_name(*access) == name)
}
