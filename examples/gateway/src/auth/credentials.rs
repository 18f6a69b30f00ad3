//! Finds the token in the headers of a request.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header::AUTHORIZATION};

use super::AuthError;

const TYPE: HeaderName = HeaderName::from_static("x-gitlab-authentication-type");

/// The token of a request. A header that occurs twice is ambiguous, so it is invalid.
pub(super) fn token(headers: &HeaderMap) -> Result<&str, AuthError> {
    if !headers.contains_key(AUTHORIZATION) {
        return Err(AuthError::NoHeader);
    }
    let token = only(headers, &AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(bearer)
        .ok_or(AuthError::InvalidHeader)?;
    let kind = only(headers, &TYPE).ok_or(AuthError::InvalidType)?;
    if kind == "oidc" {
        Ok(token)
    } else {
        Err(AuthError::InvalidType)
    }
}

fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a HeaderValue> {
    let mut values = headers.get_all(name).iter();
    values.next().filter(|_| values.next().is_none())
}

/// The text after the scheme. A missing token counts as an invalid token, as in the original.
fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ').unwrap_or((value, ""));
    scheme.eq_ignore_ascii_case("bearer").then_some(token)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::token;
    use crate::auth::AuthError;

    fn headers(pairs: &[(&str, &[u8])]) -> HeaderMap {
        let pairs = pairs.iter().map(|(name, value)| {
            let name: HeaderName = name.parse().expect("a name");
            (name, HeaderValue::from_bytes(value).expect("a value"))
        });
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(name, value);
        }
        headers
    }

    #[test]
    fn faults_are_reported_in_order() {
        let kind = ("x-gitlab-authentication-type", b"oidc".as_slice());
        for (given, expected) in [
            (headers(&[]), AuthError::NoHeader),
            (headers(&[kind]), AuthError::NoHeader),
            (
                headers(&[("authorization", b"Basic abc")]),
                AuthError::InvalidHeader,
            ),
            (
                headers(&[("authorization", b"Basic abc"), kind]),
                AuthError::InvalidHeader,
            ),
            (
                headers(&[("authorization", b""), kind]),
                AuthError::InvalidHeader,
            ),
            (
                headers(&[("authorization", b"Bearerabc"), kind]),
                AuthError::InvalidHeader,
            ),
            (
                headers(&[("authorization", b"Bearer \xff"), kind]),
                AuthError::InvalidHeader,
            ),
            (
                headers(&[
                    ("authorization", b"Bearer a"),
                    ("authorization", b"Bearer b"),
                    kind,
                ]),
                AuthError::InvalidHeader,
            ),
            (
                headers(&[("authorization", b"Bearer abc")]),
                AuthError::InvalidType,
            ),
            (
                headers(&[("authorization", b"Bearer abc"), (kind.0, b"OIDC")]),
                AuthError::InvalidType,
            ),
            (
                headers(&[("authorization", b"Bearer abc"), kind, (kind.0, b"foo")]),
                AuthError::InvalidType,
            ),
        ] {
            assert_eq!(token(&given), Err(expected), "{given:?}");
        }
    }

    #[test]
    fn the_scheme_is_read_in_any_case() {
        for (value, expected) in [
            (b"Bearer a.b.c".as_slice(), "a.b.c"),
            (b"bearer a.b.c", "a.b.c"),
            (b"BEARER a b", "a b"),
            (b"Bearer", ""),
        ] {
            let headers = headers(&[
                ("authorization", value),
                ("x-gitlab-authentication-type", b"oidc"),
            ]);
            assert_eq!(token(&headers), Ok(expected));
        }
    }
}
