//! What containers and handlers have in common as text: functions, parameters, types.

mod bindings;
mod code;
mod container_path;
mod depth;
mod factory_parameters;
mod fingerprint;
mod function;
mod half_typed;
mod hardwire;
mod lending;
mod lifetimes;
mod located;
mod number;
mod option_value;
mod parameter;
mod place;
mod return_type;
mod self_type;
mod shape;
mod strip;
mod text;
mod type_arguments;
mod type_key;
mod type_parameters;
mod within;

pub(crate) use bindings::{Bindings, as_expression};
pub(crate) use code::{
    Code, Written, code, code_at, list, separated, write_group, write_token, write_tokens,
    written_at,
};
pub(crate) use container_path::default_container;
pub(crate) use depth::too_deep;
pub(crate) use factory_parameters::write_factories_in_place;
pub(crate) use fingerprint::fingerprint;
pub(crate) use function::{Body, Function};
pub(crate) use half_typed::{HalfTyped, allows_editors, only_in_editors};
pub(crate) use hardwire::Hardwire;
pub(crate) use lending::{Lifetimes, lending};
pub(crate) use lifetimes::{elided, lasting, named, own_lifetimes, renamed, with_lifetime};
pub(crate) use located::{code_span, local_span, located_at, quote, shown_at};
pub(crate) use number::Number;
pub(crate) use option_value::{Misread, assigned, no_value, read_options, word};
pub(crate) use parameter::{Applied, Parameter, ParameterFault, parameters};
pub(crate) use place::place;
pub(crate) use return_type::{Guess, ReturnType, Unreturnable};
pub(crate) use self_type::{mentions_self, under_its_name};
pub(crate) use strip::{is_our_name, without_our_attributes};
pub(crate) use text::text;
pub(crate) use type_arguments::TypeArguments;
pub(crate) use type_key::{type_key, ungroup};
pub(crate) use type_parameters::{mentions_lifetime_named, mentions_name, type_parameters};
pub(crate) use within::parse_within;
