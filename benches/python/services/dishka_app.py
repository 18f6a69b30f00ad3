"""dishka, with its integration for FastAPI."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from dishka import Provider, Scope, make_async_container, provide
from dishka.integrations.fastapi import FromDishka, inject, setup_dishka
from fastapi import FastAPI

import authentication
import domain
from domain import ChatRequest, ChatResponse, ClaudeFactory, Settings


class Models(Provider):
    """The settings, the HTTP client and the model."""

    scope = Scope.APP

    @provide
    def settings(self) -> Settings:
        return Settings()

    @provide
    async def client(self, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
        async with domain.connect(
            settings.anthropic_base_url, settings.anthropic_api_key
        ) as client:
            yield client

    claude = provide(ClaudeFactory, scope=Scope.REQUEST)


container = make_async_container(Models())


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[None]:
    yield
    await container.close()


app = FastAPI(lifespan=lifespan)


@app.post("/v1/chat/agent")
@inject
async def agent(ask: ChatRequest, claude: FromDishka[ClaudeFactory]) -> ChatResponse:
    return await domain.chat(ask, claude)


app.add_api_route("/monitoring/healthz", domain.healthz)
authentication.authenticate(app)
setup_dishka(container, app)
