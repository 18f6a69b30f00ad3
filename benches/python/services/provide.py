"""Dependency Injector as in its documentation, and as in the original before its fix."""

from dependency_injector.providers import Factory
from dependency_injector.wiring import Provide, inject
from fastapi import Depends, FastAPI

import authentication
import domain
from containers import ContainerApplication, container, lifespan
from domain import ChatRequest, ChatResponse, Claude

app = FastAPI(lifespan=lifespan)


@app.post("/v1/chat/agent")
@inject
async def agent(
    ask: ChatRequest,
    claude: Factory[Claude] = Depends(
        Provide[ContainerApplication.chat.anthropic_claude_factory.provider]
    ),
) -> ChatResponse:
    return await domain.chat(ask, claude)


app.add_api_route("/monitoring/healthz", domain.healthz)
authentication.authenticate(app)
container.wire(modules=[__name__])
