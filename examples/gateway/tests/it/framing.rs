//! Property tests: a body with malformed framing is rejected, and nothing panics.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpStream},
    time::Duration,
};

use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
    test_runner::TestRunner,
};

use crate::gateway::{Gateway, prompt};

/// A header about the body, often malformed.
fn header() -> impl Strategy<Value = String> {
    let lengths = prop_oneof![
        any::<u64>().prop_map(|length| length.to_string()),
        (0..400_u64).prop_map(|length| length.to_string()),
        "[-+ 0-9a-z,]{0,8}",
    ];
    prop_oneof![
        lengths.prop_map(|length| format!("content-length: {length}")),
        "[a-z, ]{0,12}".prop_map(|coding| format!("transfer-encoding: {coding}")),
        Just("transfer-encoding: chunked".to_owned()),
        "[ -~]{0,40}".prop_map(|kind| format!("content-type: {kind}")),
        "[ -~]{0,20}".prop_map(|coding| format!("content-encoding: {coding}")),
        Just("expect: 100-continue".to_owned()),
        Just("connection: upgrade\r\nupgrade: websocket".to_owned()),
    ]
}

/// A chunk with a correct or an incorrect size.
fn chunk() -> impl Strategy<Value = Vec<u8>> {
    let sizes = prop_oneof!["[0-9a-fA-F]{0,17}", "[ -~]{0,6}", Just(String::new())];
    (sizes, vec(any::<u8>(), 0..40), any::<bool>()).prop_map(|(size, bytes, is_right)| {
        let size = if is_right {
            format!("{:x}", bytes.len())
        } else {
            size
        };
        [size.as_bytes(), b"\r\n", &bytes, b"\r\n"].concat()
    })
}

/// A request that may be truncated.
fn request() -> impl Strategy<Value = Vec<u8>> {
    let whole = prompt("Hi").to_string().into_bytes();
    let bodies = prop_oneof![
        Just(whole),
        vec(any::<u8>(), 0..200),
        vec(chunk(), 0..4).prop_map(|chunks| chunks.concat()),
    ];
    let paths = select(vec!["/v1/chat/agent", "/ai/v1/chat/agent", "/nope"]);
    (paths, vec(header(), 0..4), bodies, any::<Option<Index>>()).prop_map(
        |(path, headers, body, cut)| {
            let headers: String = headers.iter().flat_map(|header| [header, "\r\n"]).collect();
            let mut request =
                format!("POST {path} HTTP/1.1\r\nhost: x\r\n{headers}\r\n").into_bytes();
            request.extend(body);
            if let Some(cut) = cut {
                request.truncate(cut.index(request.len()));
            }
            request
        },
    )
}

/// The response. The client closes its side of the connection first.
fn answer(gateway: &Gateway, request: &[u8]) -> String {
    let mut socket = TcpStream::connect(&gateway.address).expect("a connection");
    let patience = Some(Duration::from_secs(20));
    socket.set_read_timeout(patience).expect("a timeout");
    // The gateway may respond and close before it has read everything.
    let _ = socket.write_all(request);
    let _ = socket.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        match socket.read(&mut chunk) {
            Ok(count @ 1..) => answer.extend_from_slice(&chunk[..count]),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                panic!("still open after {answer:?}")
            }
            // The connection may be reset.
            _ => return String::from_utf8_lossy(&answer).into_owned(),
        }
    }
}

#[test]
fn any_framing_is_answered_or_refused() {
    let gateway = Gateway::start(&[]);
    let config = ProptestConfig {
        cases: 600,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let outcome = TestRunner::new(config).run(&request(), |request| {
        let answer = answer(&gateway, &request);
        let is_fine = answer.is_empty()
            || ["HTTP/1.1 100 ", "HTTP/1.1 200 ", "HTTP/1.1 4"]
                .iter()
                .any(|beginning| answer.starts_with(beginning));
        prop_assert!(is_fine, "{answer}");
        prop_assert!(!gateway.log().contains("panicked"));
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}
