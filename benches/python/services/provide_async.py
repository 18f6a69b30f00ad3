"""Dependency Injector resolved through an `async def`, as in the original after its fix."""

from typing import Annotated

from dependency_injector.wiring import Provide, inject
from fastapi import Depends, FastAPI

import authentication
import domain
from containers import ContainerApplication, container, lifespan
from domain import ChatRequest, ChatResponse, MakesClaude

app = FastAPI(lifespan=lifespan)


@inject
def get_container(
    container: ContainerApplication = Provide[ContainerApplication],
) -> ContainerApplication:
    return container


async def get_anthropic_claude_factory() -> MakesClaude:
    return get_container().chat.anthropic_claude_factory


@app.post("/v1/chat/agent")
async def agent(
    ask: ChatRequest,
    claude: Annotated[MakesClaude, Depends(get_anthropic_claude_factory)],
) -> ChatResponse:
    return await domain.chat(ask, claude)


app.add_api_route("/monitoring/healthz", domain.healthz)
authentication.authenticate(app)
container.wire(modules=[__name__])
