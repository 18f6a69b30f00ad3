"""The injectables of wireup."""

from collections.abc import AsyncIterator

import httpx
from wireup import injectable

import domain
from domain import ClaudeFactory, Settings


@injectable
def make_settings() -> Settings:
    return Settings()


@injectable
async def make_client(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    async with domain.connect(settings.anthropic_base_url, settings.anthropic_api_key) as client:
        yield client


@injectable(lifetime="scoped")
def make_claude_factory(client: httpx.AsyncClient) -> ClaudeFactory:
    return ClaudeFactory(client)
