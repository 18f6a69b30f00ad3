//! The gateway as its callers see it: the real program, with a scripted Anthropic beside it.

mod authentication;
mod cases;
mod configuration;
mod deadlines;
mod framing;
mod gateway;
mod guarded;
mod hostile;
mod hostile_headers;
mod issuer;
mod issuer_faults;
mod limit;
mod load;
mod metrics;
mod requests;
mod retries;
mod sent;
mod shutdown;
mod streaming;
mod threads;
mod threads_guarded;
mod token_faults;
mod tokens;
mod upstream;
mod upstream_faults;
mod validation;
