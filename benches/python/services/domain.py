"""The gateway's chat without its wiring: requests, the model, and answers."""

import re
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, Protocol

import httpx
from fastapi import HTTPException, status
from httpx_aiohttp import HttpxAiohttpClient
from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings

Label = Annotated[str, Field(max_length=100)]
StopSequence = Annotated[str, Field(max_length=225)]


class Model(StrEnum):
    """The models that a caller may request."""

    INSTANT_1_1 = "claude-instant-1.1"
    INSTANT_1_2 = "claude-instant-1.2"
    CLAUDE_2_0 = "claude-2.0"
    CLAUDE_2_1 = "claude-2.1"


# Replacements for retired models, in requests to Anthropic.
TODAY = {
    Model.INSTANT_1_1: "claude-haiku-4-5",
    Model.INSTANT_1_2: "claude-haiku-4-5",
    Model.CLAUDE_2_0: "claude-sonnet-4-5",
    Model.CLAUDE_2_1: "claude-sonnet-4-5",
}


class Params(BaseModel):
    """The parameters of the model."""

    stop_sequences: Annotated[list[StopSequence], Field(min_length=1, max_length=10)] = [
        "\n\nHuman",
        "Observation:",
    ]
    temperature: Annotated[float, Field(ge=0.0, le=1.0)] = 0.2
    max_tokens_to_sample: Annotated[int, Field(ge=1, le=2048)] = 2048


class Payload(BaseModel):
    content: Annotated[str, Field(max_length=400_000)]
    provider: Literal["anthropic"] | None = None
    model: Model = Model.CLAUDE_2_0
    params: Params | None = None


class Metadata(BaseModel):
    source: Label
    version: Label


class PromptComponent(BaseModel):
    type: Label
    metadata: Metadata
    payload: Payload


class ChatRequest(BaseModel):
    prompt_components: Annotated[list[PromptComponent], Field(min_length=1, max_length=1)]
    stream: bool | None = False


class AnswerMetadata(BaseModel):
    provider: str
    model: Model
    timestamp: int


class ChatResponse(BaseModel):
    response: str
    metadata: AnswerMetadata


class Settings(BaseSettings):
    """Settings from the environment."""

    anthropic_base_url: str = "https://api.anthropic.com"
    anthropic_api_key: str = ""
    aigw_gitlab_url: str = "https://gitlab.com"


def connect(base_url: str, api_key: str) -> httpx.AsyncClient:
    """The HTTP client for Anthropic. It has the connection limit of Anthropic's own client, and uses
    aiohttp, which that client supports too. With 64 requests in flight, httpx's own pool would cost
    more than the rest of the service."""
    return HttpxAiohttpClient(
        base_url=base_url,
        headers={"x-api-key": api_key, "anthropic-version": "2023-06-01"},
        timeout=httpx.Timeout(30.0, connect=5.0),
        limits=httpx.Limits(max_connections=1000, max_keepalive_connections=100),
    )


class Claude:
    """A model with its parameters."""

    def __init__(self, client: httpx.AsyncClient, model: Model, params: Params) -> None:
        self._client = client
        self._model = model
        self._params = params

    async def answer(self, prompt: str) -> str:
        question = {
            "model": TODAY[self._model],
            "max_tokens": self._params.max_tokens_to_sample,
            "temperature": self._params.temperature,
            "stop_sequences": self._params.stop_sequences,
            "messages": turns(prompt),
            "stream": False,
        }
        response = await self._client.post("/v1/messages", json=question)
        response.raise_for_status()
        return "".join(block["text"] for block in response.json()["content"])


def turns(prompt: str) -> list[dict[str, str]]:
    """Splits a legacy prompt, a text with `Human:` and `Assistant:` in it, into messages."""
    _, *marked = re.split(r"\n\n(Human|Assistant):", prompt)
    roles = {"Human": "user", "Assistant": "assistant"}
    said = zip(marked[::2], marked[1::2], strict=True)
    return [{"role": roles[who], "content": text.strip()} for who, text in said if text.strip()]


class MakesClaude(Protocol):
    """A factory with arguments, independent of the framework."""

    def __call__(self, *, model: Model, params: Params) -> Claude: ...


@dataclass(frozen=True)
class ClaudeFactory:
    """A factory with arguments, for frameworks that only inject values."""

    client: httpx.AsyncClient

    def __call__(self, *, model: Model, params: Params) -> Claude:
        return Claude(self.client, model, params)


async def chat(ask: ChatRequest, claude: MakesClaude) -> ChatResponse:
    """The body of every handler."""
    if ask.stream:
        raise HTTPException(status.HTTP_501_NOT_IMPLEMENTED, "Only whole answers are measured.")
    payload = ask.prompt_components[0].payload
    model = claude(model=payload.model, params=payload.params or Params())
    return ChatResponse(
        response=await model.answer(payload.content),
        metadata=AnswerMetadata(
            provider="anthropic", model=payload.model, timestamp=int(time.time())
        ),
    )


async def healthz() -> dict[str, str]:
    """Reports that the service is ready."""
    return {}
