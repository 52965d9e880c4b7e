"""The tables, and passwords as they may be stored."""

import hashlib
import hmac
import os

from sqlmodel import Field

import mirra as rx


class User(rx.Model, table=True):
    name: str = Field(unique=True, index=True)
    salt: bytes
    password: bytes


class Todo(rx.Model, table=True):
    user_id: int = Field(foreign_key="user.id", index=True)
    text: str
    done: bool = False


def new_user(name: str, password: str) -> User:
    salt = os.urandom(16)
    return User(name=name, salt=salt, password=hashed(password, salt))


def is_password(user: User, password: str) -> bool:
    return hmac.compare_digest(user.password, hashed(password, user.salt))


def hashed(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)
