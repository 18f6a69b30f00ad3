//! The metrics port.

use serde_json::json;
use tokio::{io::AsyncWriteExt, net::TcpStream};

use crate::{
    gateway::{Gateway, prompt, streamed},
    upstream::{OPEN_STREAM, Sent, Upstream, delta, reply},
};

#[tokio::test]
async fn metrics_are_only_on_their_own_port() {
    let gateway = Gateway::start(&[]);
    gateway.ask(&prompt("Hi")).await;
    let response = gateway.operations("/metrics").await;
    assert_eq!(
        response.headers()["content-type"],
        "application/openmetrics-text; version=1.0.0; charset=utf-8"
    );
    let text = response.text().await.expect("a body");
    for name in [
        "http_request_duration_seconds",
        "model_inferences_in_flight",
        "ai_gateway_threads_count",
    ] {
        assert!(text.contains(&format!("# TYPE {name} ")), "{name}: {text}");
    }
    for path in ["/metrics", "/wiring"] {
        let elsewhere = gateway.request("GET", path).send().await;
        assert_eq!(elsewhere.expect("a response").status(), 404, "{path}");
    }
    assert_eq!(gateway.operations("/v1/chat/agent").await.status(), 404);
}

#[tokio::test]
async fn requests_are_measured_by_handler_method_and_status() {
    let gateway = Gateway::start(&[]);
    gateway.ask(&prompt("Hi")).await;
    gateway.ask(&json!({})).await;
    for path in ["/nope/1", "/nope/2"] {
        let request = gateway.request("BREW", path).send();
        request.await.expect("a response");
    }
    for (labels, count) in [
        (
            r#"handler="/v1/chat/agent",method="POST",status="200""#,
            1.0,
        ),
        (
            r#"handler="/v1/chat/agent",method="POST",status="422""#,
            1.0,
        ),
        (r#"handler="none",method="other",status="404""#, 2.0),
    ] {
        let series = format!("http_request_duration_seconds_count{{{labels}}}");
        assert_eq!(gateway.metric(&series).await, Some(count), "{series}");
    }
}

#[tokio::test]
async fn the_threads_are_those_of_the_system() {
    let gateway = Gateway::start(&[]);
    let series = format!(r#"ai_gateway_threads_count{{pid="{}"}}"#, gateway.pid());
    let threads = u32::try_from(gateway.threads()).expect("few threads");
    assert_eq!(gateway.metric(&series).await, Some(f64::from(threads)));
}

/// An upstream that sends the start of a response, and then nothing until the client disconnects.
async fn stuck_after(beginning: &'static str) -> Upstream {
    Upstream::scripted(move |_: Sent, mut socket: TcpStream| async move {
        drop(socket.write_all(beginning.as_bytes()).await);
        socket.readable().await.expect("an open socket");
    })
    .await
}

#[tokio::test]
async fn nothing_is_in_flight_after_an_error() {
    for (status, told) in [(400, 502), (500, 502)] {
        let upstream = Upstream::saying(reply(status, "application/json", "{}")).await;
        let gateway = Gateway::before(&upstream.url, "messages", &[]);
        for body in [prompt("Hi"), streamed("Hi")] {
            assert_eq!(gateway.ask(&body).await.status(), told);
            assert_eq!(gateway.in_flight().await, Some(0.0));
        }
    }
}

#[tokio::test]
async fn nothing_is_in_flight_after_an_error_in_a_stream() {
    let beginning = format!("{OPEN_STREAM}{}", delta(" Hi"));
    let upstream = Upstream::saying(beginning).await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    let response = gateway.ask(&streamed("Hi")).await;
    assert!(response.bytes().await.is_err());
    gateway.idle().await;
}

#[tokio::test]
async fn nothing_is_in_flight_after_a_caller_has_gone() {
    let upstream = stuck_after("").await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    for (nth, body) in [(1, prompt("Hi")), (2, streamed("Hi"))] {
        let id = format!("id-{nth}");
        let request = gateway.request("POST", "/v1/chat/agent").json(&body);
        let asking = tokio::spawn(request.header("x-request-id", &id).send());
        upstream.asked(nth).await;
        assert_eq!(gateway.in_flight().await, Some(1.0));
        asking.abort();
        let log = gateway.logged(&id).await;
        assert_eq!(log.matches(r#""status":499"#).count(), nth, "{log}");
        assert_eq!(gateway.in_flight().await, Some(0.0));
    }
    let series = r#"http_request_duration_seconds_count{handler="/v1/chat/agent",method="POST",status="499"}"#;
    assert_eq!(gateway.metric(series).await, Some(2.0));
}

#[tokio::test]
async fn no_call_is_in_flight_after_a_caller_has_abandoned_a_stream() {
    let beginning = format!("{OPEN_STREAM}{}", delta(" Hi"));
    let upstream = stuck_after(beginning.leak()).await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    let mut response = gateway.ask(&streamed("Hi")).await;
    assert_eq!(
        response.chunk().await.expect("a body").as_deref(),
        Some(b" Hi".as_slice())
    );
    assert_eq!(gateway.in_flight().await, Some(1.0));
    drop(response);
    gateway.idle().await;
}

#[tokio::test]
async fn the_wiring_page_loads_no_external_resources() {
    let gateway = Gateway::start(&[]);
    let response = gateway.operations("/wiring").await;
    assert_eq!(
        response.headers()["content-type"],
        "text/html; charset=utf-8"
    );
    let page = response.text().await.expect("a body");
    for part in ["<svg", "/v1/chat/agent", "within_limit", "id=\"threads\""] {
        assert!(page.contains(part), "{part}");
    }
    let own = page.replace("http://www.w3.org/2000/svg", "");
    for elsewhere in ["http:", "https:", "src=", "@import", "url("] {
        let own = own.replace("url(#", "");
        assert!(!own.contains(elsewhere), "{elsewhere}");
    }
}
