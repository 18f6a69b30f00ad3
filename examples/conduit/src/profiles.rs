//! Profiles, and who follows whom.

mod handlers;
mod profile;

use axum::extract::Path;
use hardwire::module;
use sqlx::AnyPool;

pub(crate) use handlers::routes;
pub(crate) use profile::Profile;

use crate::error::ApiError;
use profile::{ProfileId, Username};

#[module]
impl Profiles {
    /// The user in the path.
    #[request]
    async fn profile_id(
        pool: &AnyPool,
        Path(Username { username }): Path<Username>,
    ) -> Result<ProfileId, ApiError> {
        ProfileId::named(pool, &username).await
    }
}
