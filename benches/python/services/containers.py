"""The containers of Dependency Injector, divided as in the original."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from dependency_injector import containers, providers
from fastapi import FastAPI

import domain


class ContainerModels(containers.DeclarativeContainer):
    config = providers.Configuration(strict=True)
    http_client = providers.Singleton(
        domain.connect,
        base_url=config.anthropic_base_url,
        api_key=config.anthropic_api_key,
    )
    # The caller passes the model and its parameters.
    anthropic_claude = providers.Factory(domain.Claude, client=http_client)


class ContainerChat(containers.DeclarativeContainer):
    models = providers.DependenciesContainer()
    anthropic_claude_factory = providers.Factory(models.anthropic_claude)


class ContainerApplication(containers.DeclarativeContainer):
    config = providers.Configuration(strict=True)
    models = providers.Container(ContainerModels, config=config)
    chat = providers.Container(ContainerChat, models=models)


container = ContainerApplication()
container.config.from_dict(domain.Settings().model_dump())


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[None]:
    yield
    await container.models.http_client().aclose()
