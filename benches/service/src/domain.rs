//! The code that both Rust services share: everything except the wiring.

use std::sync::Arc;

use argon2::{
    Argon2, PasswordHasher, PasswordVerifier,
    password_hash::{Error as HashError, phc::PasswordHash},
};
use axum::Json;
use axum::http::{HeaderMap, StatusCode, header::AUTHORIZATION};
use axum::response::{IntoResponse, Response};
use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode,
    errors::Error as TokenError,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sqlx::{FromRow, SqliteConnection, SqlitePool};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The key of all services, so that a token of one is valid for the others.
pub(crate) const SECRET: &[u8] = b"a secret of thirty-two characters";
/// Later than any measurement.
const EXPIRY: u64 = 4_000_000_000;

#[derive(Debug, thiserror::Error)]
pub(crate) enum ApiError {
    #[error("unauthorized")]
    Unauthorized,
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    #[error(transparent)]
    Password(#[from] HashError),
    #[error(transparent)]
    Token(#[from] TokenError),
    /// A task on the blocking pool has panicked.
    #[error("lost")]
    Lost,
    #[error("{0}")]
    Body(#[from] axum::extract::rejection::JsonRejection),
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Body(_) => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let body = json!({ "errors": { "body": [self.to_string()] } });
        (status, Json(body)).into_response()
    }
}

#[derive(Clone, FromRow)]
pub(crate) struct User {
    pub(crate) id: i64,
    pub(crate) username: String,
    pub(crate) email: String,
    pub(crate) password: String,
}

#[derive(Deserialize)]
pub(crate) struct Login {
    pub(crate) email: String,
    pub(crate) password: String,
}

#[derive(Serialize)]
pub(crate) struct Account {
    email: String,
    username: String,
    token: String,
}

#[derive(Deserialize)]
pub(crate) struct Draft {
    title: String,
    description: String,
    body: String,
}

#[derive(FromRow, Serialize)]
pub(crate) struct Article {
    slug: String,
    title: String,
    description: String,
    body: String,
    author: String,
}

#[derive(Serialize)]
pub(crate) struct Articles {
    pub(crate) articles: Vec<Article>,
}

/// Signs and verifies tokens.
pub(crate) struct Tokens {
    signing: EncodingKey,
    verifying: DecodingKey,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    sub: String,
    exp: u64,
}

impl Tokens {
    pub(crate) fn new() -> Result<Self, TokenError> {
        Ok(Self {
            signing: EncodingKey::from_secret(SECRET)?,
            verifying: DecodingKey::from_secret(SECRET)?,
        })
    }

    pub(crate) fn account(&self, user: User) -> Result<Account, ApiError> {
        let User {
            id,
            username,
            email,
            ..
        } = user;
        let claims = Claims {
            sub: id.to_string(),
            exp: EXPIRY,
        };
        let token = encode(&Header::new(Algorithm::HS256), &claims, &self.signing)?;
        Ok(Account {
            email,
            username,
            token,
        })
    }

    /// The id of the user whose token is in the headers.
    pub(crate) fn verify(&self, headers: &HeaderMap) -> Result<i64, ApiError> {
        let header = headers
            .get(AUTHORIZATION)
            .and_then(|header| header.to_str().ok());
        let token = header.and_then(|header| header.strip_prefix("Token "));
        let token = token.ok_or(ApiError::Unauthorized)?;
        let claims = decode::<Claims>(token, &self.verifying, &Validation::new(Algorithm::HS256));
        let claims = claims.map_err(|_| ApiError::Unauthorized)?.claims;
        claims.sub.parse().map_err(|_| ApiError::Unauthorized)
    }
}

pub(crate) fn hash(password: &str) -> Result<String, HashError> {
    let hash: PasswordHash = Argon2::default().hash_password(password.as_bytes())?;
    Ok(hash.to_string())
}

/// Permits to verify a password, one for each core of the service: a single one.
#[derive(Clone)]
pub(crate) struct Turns(Arc<Semaphore>);

/// A permit. Dropping it releases it.
pub(crate) struct Turn {
    _permit: Option<OwnedSemaphorePermit>,
}

impl Turns {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }

    pub(crate) async fn take(&self) -> Turn {
        // Fails only if the semaphore is closed, which never happens.
        let permit = self.0.clone().acquire_owned().await;
        Turn {
            _permit: permit.ok(),
        }
    }
}

/// Verifies a password. Takes tens of milliseconds of CPU time.
pub(crate) fn matches(password: &str, hash: &str) -> Result<bool, ApiError> {
    match Argon2::default().verify_password(password.as_bytes(), hash) {
        Ok(()) => Ok(true),
        Err(HashError::PasswordInvalid) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

impl User {
    pub(crate) async fn by_email(pool: &SqlitePool, email: &str) -> Result<Self, ApiError> {
        let query =
            sqlx::query_as("SELECT id, username, email, password FROM users WHERE email = $1");
        let user = query.bind(email).fetch_optional(pool).await?;
        user.ok_or(ApiError::Unauthorized)
    }

    pub(crate) async fn by_id(pool: &SqlitePool, id: i64) -> Result<Self, ApiError> {
        let query = sqlx::query_as("SELECT id, username, email, password FROM users WHERE id = $1");
        let user = query.bind(id).fetch_optional(pool).await?;
        user.ok_or(ApiError::Unauthorized)
    }
}

impl Articles {
    /// The twenty newest articles.
    pub(crate) async fn newest(pool: &SqlitePool) -> Result<Self, ApiError> {
        let query = sqlx::query_as(
            "SELECT slug, title, description, body, username AS author
             FROM articles JOIN users ON users.id = author_id ORDER BY articles.id DESC LIMIT 20",
        );
        Ok(Self {
            articles: query.fetch_all(pool).await?,
        })
    }
}

impl Draft {
    pub(crate) async fn insert(
        self,
        connection: &mut SqliteConnection,
        author: &User,
    ) -> Result<Article, ApiError> {
        let slug = slug::slugify(&self.title);
        let query = sqlx::query(
            "INSERT INTO articles (author_id, slug, title, description, body) VALUES ($1, $2, $3, $4, $5)",
        );
        let query = query.bind(author.id).bind(&slug).bind(&self.title);
        query
            .bind(&self.description)
            .bind(&self.body)
            .execute(connection)
            .await?;
        let Self {
            title,
            description,
            body,
        } = self;
        Ok(Article {
            slug,
            title,
            description,
            body,
            author: author.username.clone(),
        })
    }
}
