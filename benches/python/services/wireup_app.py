"""wireup as on the first page of its documentation."""

import wireup
import wireup.integration.fastapi
from fastapi import FastAPI
from wireup import Injected

import authentication
import domain
import injectables
from domain import ChatRequest, ChatResponse, ClaudeFactory

app = FastAPI()


@app.post("/v1/chat/agent")
async def agent(ask: ChatRequest, claude: Injected[ClaudeFactory]) -> ChatResponse:
    return await domain.chat(ask, claude)


app.add_api_route("/monitoring/healthz", domain.healthz)
authentication.authenticate(app)
container = wireup.create_async_container(injectables=[injectables])
wireup.integration.fastapi.setup(container, app)
