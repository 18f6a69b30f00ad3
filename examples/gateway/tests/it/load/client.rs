//! A client that reuses its connection.

use std::ops::Range;

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream},
    net::TcpStream,
};

use super::fault::{Fault, Tokens};
use crate::{
    gateway::{prompt, streamed},
    tokens::Signer,
};

pub(super) struct Client {
    address: String,
    number: u64,
    tokens: Tokens,
    connection: Option<BufStream<TcpStream>>,
}

impl Client {
    pub(super) fn new(address: &str, signer: &Signer, number: u64) -> Self {
        Self {
            address: address.to_owned(),
            number,
            tokens: Tokens::new(signer, number),
            connection: None,
        }
    }

    /// Sends these requests sequentially.
    pub(super) async fn make(mut self, requests: Range<u64>) {
        for nth in requests {
            self.ask(Fault::of(nth, self.number), nth.is_multiple_of(4))
                .await;
        }
    }

    async fn ask(&mut self, fault: Option<Fault>, streams: bool) {
        let request = self.request(fault, streams);
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.connect().await,
        };
        connection
            .write_all(request.as_bytes())
            .await
            .expect("an open connection");
        connection.flush().await.expect("an open connection");
        if fault == Some(Fault::Left) {
            connection.read_u8().await.expect("an answer");
        }
        let Some(status) = Fault::status(fault) else {
            return;
        };
        let answer = Answer::read(&mut connection).await;
        assert_eq!(answer.status, status, "{fault:?}");
        if !answer.is_last {
            self.connection = Some(connection);
        }
    }

    async fn connect(&self) -> BufStream<TcpStream> {
        let connection = TcpStream::connect(&self.address).await;
        BufStream::new(connection.expect("a connection"))
    }

    fn request(&self, fault: Option<Fault>, streams: bool) -> String {
        if fault == Some(Fault::NoHttp) {
            return "what is this?\r\n\r\n".to_owned();
        }
        let path = match fault {
            Some(Fault::UnknownPath) => "/v1/nope",
            _ => "/v1/chat/agent",
        };
        let token = self.tokens.of(fault).map_or_else(String::new, |token| {
            format!("authorization: Bearer {token}\r\nx-gitlab-authentication-type: oidc\r\n")
        });
        let body = match fault {
            Some(Fault::Invalid) => "{}".to_owned(),
            Some(Fault::Malformed) => "{".to_owned(),
            _ if streams => streamed("Hi").to_string(),
            _ => prompt("Hi").to_string(),
        };
        let announced = body.len() + usize::from(fault == Some(Fault::HalfBody));
        format!(
            "POST {path} HTTP/1.1\r\nhost: x\r\n{token}content-length: {announced}\r\n\r\n{body}"
        )
    }
}

/// A complete response.
struct Answer {
    status: u16,
    /// Whether the gateway closes the connection after this response.
    is_last: bool,
}

impl Answer {
    async fn read(connection: &mut BufStream<TcpStream>) -> Self {
        let line = line(connection).await;
        let status = line.split(' ').nth(1).expect("a status line");
        let mut answer = Self {
            status: status.parse().expect("a status"),
            is_last: false,
        };
        let mut length = None;
        loop {
            let header = self::line(connection).await;
            let Some((name, value)) = header.split_once(": ") else {
                break;
            };
            match name {
                "content-length" => length = Some(value.parse().expect("a length")),
                "connection" => answer.is_last = value == "close",
                _ => {}
            }
        }
        match length {
            Some(length) => skip(connection, length).await,
            None => skip_chunks(connection).await,
        }
        answer
    }
}

async fn line(connection: &mut BufStream<TcpStream>) -> String {
    let mut line = String::new();
    connection.read_line(&mut line).await.expect("a line");
    line.trim_end().to_owned()
}

async fn skip(connection: &mut BufStream<TcpStream>, length: usize) {
    let mut body = vec![0; length];
    connection.read_exact(&mut body).await.expect("a body");
}

async fn skip_chunks(connection: &mut BufStream<TcpStream>) {
    loop {
        let size = line(connection).await;
        let size = usize::from_str_radix(&size, 16).expect("the size of a chunk");
        skip(connection, size + 2).await;
        if size == 0 {
            return;
        }
    }
}
