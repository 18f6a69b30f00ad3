"""Authenticates callers by a token of a trusted issuer, with the same checks as the gateway."""

import time
from typing import Any

import httpx
import jwt
from fastapi import FastAPI
from starlette.authentication import (
    AuthCredentials,
    AuthenticationBackend,
    AuthenticationError,
    SimpleUser,
)
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, Response

from domain import Settings

AUDIENCE = "gitlab-ai-gateway"
SCOPE = "duo_chat"
HEALTH = "/monitoring/healthz"
A_DAY = 24 * 60 * 60


class ScopeError(AuthenticationError):
    """The token is valid, but does not have the scope."""


class Keys:
    """The keys of the issuer, cached for a day."""

    def __init__(self, issuer: str) -> None:
        self._issuer = issuer
        self._keys: dict[str, jwt.PyJWK] = {}
        self._until = 0.0

    async def find(self, key_id: str | None) -> jwt.PyJWK:
        if self._until < time.monotonic():
            self._keys = await self._fetch()
            self._until = time.monotonic() + A_DAY
        if key_id not in self._keys:
            raise AuthenticationError("Forbidden by auth provider")
        return self._keys[key_id]

    async def _fetch(self) -> dict[str, jwt.PyJWK]:
        async with httpx.AsyncClient(base_url=self._issuer) as client:
            discovery = await client.get("/.well-known/openid-configuration")
            keys = await client.get(discovery.json()["jwks_uri"])
        return {key["kid"]: jwt.PyJWK(key, algorithm="RS256") for key in keys.json()["keys"]}


class Backend(AuthenticationBackend):
    """The authentication of the original service, which runs for each request."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    async def authenticate(self, conn: HTTPConnection) -> tuple[AuthCredentials, SimpleUser] | None:
        if conn.url.path == HEALTH:
            return None
        if "authorization" not in conn.headers:
            raise AuthenticationError("No authorization header presented")
        scheme, _, token = conn.headers["authorization"].partition(" ")
        if scheme.lower() != "bearer":
            raise AuthenticationError("Invalid authorization header")
        if conn.headers.get("x-gitlab-authentication-type") != "oidc":
            raise AuthenticationError("Invalid authentication token type - only OIDC is supported")
        claims = await self._verified(token)
        if SCOPE not in claims.get("scopes", []):
            raise ScopeError
        return AuthCredentials(claims["scopes"]), SimpleUser(claims.get("sub", ""))

    async def _verified(self, token: str) -> dict[str, Any]:
        try:
            key = await self._keys.find(jwt.get_unverified_header(token).get("kid"))
            return jwt.decode(
                token,
                key,
                algorithms=["RS256"],
                audience=AUDIENCE,
                options={"require": ["exp", "aud"]},
            )
        except jwt.PyJWTError as error:
            raise AuthenticationError("Forbidden by auth provider") from error


def refuse(_: HTTPConnection, error: Exception) -> Response:
    if isinstance(error, ScopeError):
        return JSONResponse({"detail": "Forbidden"}, status_code=403)
    return JSONResponse({"error": str(error)}, status_code=401)


def authenticate(app: FastAPI) -> None:
    """Requires a valid token for all requests."""
    keys = Keys(Settings().aigw_gitlab_url)
    app.add_middleware(AuthenticationMiddleware, backend=Backend(keys), on_error=refuse)
