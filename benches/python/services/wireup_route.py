"""wireup with `WireupRoute`, which hides injected parameters from FastAPI."""

import wireup
import wireup.integration.fastapi
from fastapi import APIRouter, FastAPI
from wireup import Injected
from wireup.integration.fastapi import WireupRoute

import authentication
import domain
import injectables
from domain import ChatRequest, ChatResponse, ClaudeFactory

router = APIRouter(route_class=WireupRoute)


@router.post("/v1/chat/agent")
async def agent(ask: ChatRequest, claude: Injected[ClaudeFactory]) -> ChatResponse:
    return await domain.chat(ask, claude)


app = FastAPI()
app.include_router(router)
app.add_api_route("/monitoring/healthz", domain.healthz)
authentication.authenticate(app)
container = wireup.create_async_container(injectables=[injectables])
wireup.integration.fastapi.setup(container, app)
