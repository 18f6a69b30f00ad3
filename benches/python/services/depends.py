"""FastAPI alone: every dependency an `async def`, so that none is resolved on another thread."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, TypedDict

import httpx
from fastapi import Depends, FastAPI, Request

import authentication
import domain
from domain import ChatRequest, ChatResponse, ClaudeFactory


class State(TypedDict):
    """The singletons."""

    client: httpx.AsyncClient


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[State]:
    settings = domain.Settings()
    async with domain.connect(settings.anthropic_base_url, settings.anthropic_api_key) as client:
        yield {"client": client}


app = FastAPI(lifespan=lifespan)


async def get_client(request: Request) -> httpx.AsyncClient:
    client: httpx.AsyncClient = request.state.client
    return client


async def get_claude_factory(
    client: Annotated[httpx.AsyncClient, Depends(get_client)],
) -> ClaudeFactory:
    return ClaudeFactory(client)


@app.post("/v1/chat/agent")
async def agent(
    ask: ChatRequest,
    claude: Annotated[ClaudeFactory, Depends(get_claude_factory)],
) -> ChatResponse:
    return await domain.chat(ask, claude)


app.add_api_route("/monitoring/healthz", domain.healthz)
authentication.authenticate(app)
