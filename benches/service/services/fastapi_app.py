"""The service in FastAPI and SQLAlchemy, as in their documentation."""

import os
import re
from asyncio import Semaphore
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

import jwt
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from fastapi import Depends, FastAPI, Header, HTTPException
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict
from sqlalchemy import ForeignKey, event, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, joinedload, mapped_column, relationship

SECRET = "a secret of thirty-two characters"
# Later than any measurement.
EXPIRY = 4_000_000_000

# The same number of connections as in the Rust services.
engine = create_async_engine(
    f"sqlite+aiosqlite:///{os.environ['DATABASE_FILE']}", pool_size=5, max_overflow=0
)
sessions = async_sessionmaker(engine, expire_on_commit=False)
# Permits to verify a password, one for each core of the service.
turns = Semaphore(1)
hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)


@event.listens_for(engine.sync_engine, "connect")
def tune(connection, _record) -> None:
    """The same settings as in the Rust services."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str]
    email: Mapped[str]
    password: Mapped[str]


class Article(Base):
    __tablename__ = "articles"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    slug: Mapped[str]
    title: Mapped[str]
    description: Mapped[str]
    body: Mapped[str]
    author: Mapped[User] = relationship()


class Login(BaseModel):
    email: str
    password: str


class Account(BaseModel):
    email: str
    username: str
    token: str


class Draft(BaseModel):
    title: str
    description: str
    body: str


class ArticleOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    slug: str
    title: str
    description: str
    body: str
    author: str

    @classmethod
    def of(cls, article: Article, author: User) -> "ArticleOut":
        return cls(
            slug=article.slug,
            title=article.title,
            description=article.description,
            body=article.body,
            author=author.username,
        )


class Articles(BaseModel):
    articles: list[ArticleOut]


async def session() -> AsyncIterator[AsyncSession]:
    async with sessions() as opened:
        yield opened


Session = Annotated[AsyncSession, Depends(session)]


async def current_user(session: Session, authorization: Annotated[str, Header()] = "") -> User:
    try:
        claims = jwt.decode(authorization.removeprefix("Token "), SECRET, algorithms=["HS256"])
    except jwt.InvalidTokenError as error:
        raise HTTPException(401, "unauthorized") from error
    user = await session.get(User, int(claims["sub"]))
    if user is None:
        raise HTTPException(401, "unauthorized")
    return user


@asynccontextmanager
async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
    yield
    await engine.dispose()


app = FastAPI(lifespan=lifespan)


def is_right(password: str, hashed: str) -> bool:
    try:
        return hasher.verify(hashed, password)
    except VerifyMismatchError:
        return False


@app.post("/users/login")
async def login(session: Session, login: Login) -> Account:
    async with turns:
        user = await session.scalar(select(User).where(User.email == login.email))
        if user is None or not await run_in_threadpool(is_right, login.password, user.password):
            raise HTTPException(401, "unauthorized")
    token = jwt.encode({"sub": str(user.id), "exp": EXPIRY}, SECRET, algorithm="HS256")
    return Account(email=user.email, username=user.username, token=token)


@app.get("/articles")
async def articles(session: Session) -> Articles:
    query = select(Article).options(joinedload(Article.author, innerjoin=True))
    found = await session.scalars(query.order_by(Article.id.desc()).limit(20))
    return Articles(articles=[ArticleOut.of(article, article.author) for article in found])


@app.post("/articles", status_code=201)
async def create(
    session: Session, user: Annotated[User, Depends(current_user)], draft: Draft
) -> ArticleOut:
    slug = re.sub(r"[^a-z0-9]+", "-", draft.title.lower()).strip("-")
    article = Article(author_id=user.id, slug=slug, **draft.model_dump())
    session.add(article)
    await session.commit()
    return ArticleOut.of(article, user)
